package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule acts, as it was asked for.
 *
 * @param recurrence when it begins
 * @param ending when it is over again; null: never
 * @param shift as far as moments are moved at random; zero: not at all
 * @param zone in which it is read; null: the home's
 */
public record Timing(
        Recurrence recurrence,
        @Nullable Ending ending,
        Duration shift,
        @Nullable ZoneId zone) {
    /** The moments of this, for a schedule of this seed that begins then. */
    Plan plan(long seed, Instant begins) {
        return new Plan(recurrence, ending, new RandomShift(shift, seed), begins);
    }
}
