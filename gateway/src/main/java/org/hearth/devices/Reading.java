package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.hearth.journal.Cause;

/**
 * What a device last said of one capability.
 *
 * @param value true, false or a number
 * @param at when it was heard last
 * @param since when it changed last
 * @param cause why it changed
 */
public record Reading(JsonNode value, Instant at, Instant since, Cause cause) {

    /** The same reading, its cause without this person. */
    Reading without(UUID person) {
        return new Reading(value, at, since, cause.without(person));
    }
}
