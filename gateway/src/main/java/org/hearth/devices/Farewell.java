package org.hearth.devices;

import java.time.Duration;
import java.time.Instant;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/online} with {@code online: false}: told by the device itself, or by the broker as its last will.
 *
 * @param session whose end it is
 * @param why {@code lost}, {@code stopped} or {@code sleep}
 * @param nap how long it means to sleep; null if it does not say that it sleeps
 */
record Farewell(String session, String why, @Nullable Duration nap) implements Announcement {
    private static final long MAX_NAP_SECONDS = 604_800;

    static Farewell of(Payload payload) throws ContractViolation {
        String why = payload.text("why", 16, "lost");
        return new Farewell(
                payload.text("sid", 16),
                why,
                why.equals("sleep") ? Duration.ofSeconds(payload.integer("next_s", 1, MAX_NAP_SECONDS)) : null);
    }

    Presence presence(Instant at) {
        return nap == null ? Presence.gone(at) : Presence.asleep(at, nap);
    }
}
