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
 * @param oldestUnsealed since when the oldest of them waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SealCheck(
        @Schema(required = true) Instant at,
        @Schema(required = true) long checked,
        @Schema(required = true) String newest,
        @Nullable SealBreak firstBreak,
        @Schema(required = true) long unsealed,
        @Nullable Instant oldestUnsealed) {
    /** Who seals needs one second; longer than this nobody does. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** True if the tail is so old that nobody can be sealing. */
    @JsonIgnore
    public boolean isTailOld() {
        return oldestUnsealed != null && oldestUnsealed.isBefore(at.minus(LONGEST_WAIT));
    }

    /** True if every link holds and what comes is being sealed. */
    @Schema(required = true)
    public boolean isWhole() {
        return firstBreak == null && !isTailOld();
    }
}
