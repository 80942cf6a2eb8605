package org.hearth.devices;

import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/**
 * {@code status/online} with {@code online: false}: told by the device itself, or by the broker as its last will.
 *
 * @param session whose end it is
 * @param why {@code lost}, {@code stopped} or {@code sleep}
 */
record Farewell(String session, String why) implements Announcement {
    static Farewell of(Payload payload) throws ContractViolation {
        return new Farewell(payload.text("sid", 16), payload.text("why", 16, "lost"));
    }
}
