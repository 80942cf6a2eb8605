package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a walk along the chain found.
 *
 * @param at when it was
 * @param checked how many links hold, from the first
 * @param newest the last of them, as it may be noted
 * @param firstBreak where it ends to hold
 * @param unsealed how many entries are on no link
 * @param waitedSeconds how long at most they have waited, by a clock that nobody sets: since it was last seen that all that was there is sealed, or some of
 *     it. Not the age of an entry: a press is told long after it, and a status waits for the database; 0 if none waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SealCheck(
        @Schema(required = true) Instant at,
        @Schema(required = true) long checked,
        @Schema(required = true) String newest,
        @Nullable SealBreak firstBreak,
        @Schema(required = true) long unsealed,
        @Schema(required = true) long waitedSeconds) {
    /** Who seals needs one second; longer than this nobody does. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** True if nobody can be sealing. */
    @JsonIgnore
    public boolean isTailOld() {
        return isTooLong(unsealed, Duration.ofSeconds(waitedSeconds));
    }

    static boolean isTooLong(long unsealed, Duration waited) {
        return unsealed > 0 && waited.compareTo(LONGEST_WAIT) > 0;
    }

    /** True if every link holds and what comes is being sealed. */
    @Schema(required = true)
    public boolean isWhole() {
        return firstBreak == null && !isTailOld();
    }
}
