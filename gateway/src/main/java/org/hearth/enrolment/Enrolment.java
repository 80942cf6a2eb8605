package org.hearth.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment code that was given out, without its secret.
 *
 * @param id of the enrolment
 * @param device id of the device it lets in
 * @param name what the device is called
 * @param purpose why it was given out
 * @param state what became of it
 * @param expiresAt when it is worth nothing any more
 * @param endedAt when it was used, withdrawn or expired
 */
public record Enrolment(
        UUID id,
        String device,
        String name,
        Purpose purpose,
        State state,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** Why a code is given out. */
    public enum Purpose {
        /** A device that was not in this home before. */
        NEW,
        /** Another board takes the place of one that is dead. */
        REPLACE,
        /** The same board has forgotten everything. */
        REJOIN
    }

    /** What becomes of a code: it is open until one of the others ends it. */
    public enum State {
        OPEN,
        USED,
        EXPIRED,
        WITHDRAWN
    }
}
