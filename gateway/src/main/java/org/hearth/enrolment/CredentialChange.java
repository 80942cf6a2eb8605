package org.hearth.enrolment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a device's secret without a gap.
 *
 * @param device whose
 * @param revision of the new secret
 * @param state how far it is
 * @param reason why it failed
 * @param requestedAt when somebody wanted it
 * @param endedAt when it was done or failed
 */
public record CredentialChange(
        String device,
        long revision,
        State state,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    /** How far a change is. */
    public enum State {
        /** The device does not have the new secret yet, or has not said so. */
        PENDING,
        /** The new secret is the one it comes in with. */
        DONE,
        /** The old one goes on. */
        FAILED
    }
}
