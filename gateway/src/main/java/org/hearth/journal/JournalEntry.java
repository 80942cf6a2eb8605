package org.hearth.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param at when
 * @param verb what
 * @param cause why, and who
 * @param device id of the device concerned
 * @param deviceName what the household called it then
 * @param capability which part of the device
 * @param value the value it took or was told to take
 * @param detail anything a reader needs beside that
 */
public record JournalEntry(
        Instant at,
        JournalVerb verb,
        Cause cause,
        @Nullable String device,
        @Nullable String deviceName,
        @Nullable String capability,
        @Nullable JsonNode value,
        @Nullable String detail) {

    /** An entry about the home as a whole. */
    public static JournalEntry of(Instant at, JournalVerb verb, Cause cause) {
        return new JournalEntry(at, verb, cause, null, null, null, null, null);
    }

    /** An entry about a device. */
    public static JournalEntry of(Instant at, JournalVerb verb, Cause cause, String device, String deviceName) {
        return new JournalEntry(at, verb, cause, device, deviceName, null, null, null);
    }

    /** The same entry about one capability and the value it took. */
    public JournalEntry about(String part, @Nullable JsonNode taken) {
        return new JournalEntry(at, verb, cause, device, deviceName, part, taken, detail);
    }

    /** The same entry with more to tell. */
    public JournalEntry with(@Nullable String more) {
        return new JournalEntry(at, verb, cause, device, deviceName, capability, value, more);
    }
}
