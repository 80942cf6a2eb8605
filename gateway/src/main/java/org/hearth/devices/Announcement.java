package org.hearth.devices;

import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/** {@code status/online}: a device comes or goes. */
sealed interface Announcement permits Birth, Farewell {
    static Announcement of(Payload payload) throws ContractViolation {
        return payload.bool("online") ? Birth.of(payload) : Farewell.of(payload);
    }
}
