package org.hearth.schedules;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.hearth.commands.FiringId;
import org.hearth.devices.Action;

/**
 * A firing that a device is told in advance.
 *
 * @param schedule whose
 * @param name what it is called
 * @param phase which end of it
 * @param dueAt its moment in the ledger
 * @param at when it is to be done: {@code dueAt}, or the moment that was drawn for it
 * @param capability of the device
 * @param action what it is to do; never a pulse
 */
record CarriedFiring(
        UUID schedule, String name, Phase phase, Instant dueAt, Instant at, String capability, Action action) {
    /** By time; what is due at one moment has a fixed order too. */
    static final Comparator<CarriedFiring> ORDER =
            Comparator.comparing(CarriedFiring::at).thenComparing(CarriedFiring::id);

    /** By this the device and the gateway know it. */
    String id() {
        return FiringId.of(schedule, dueAt, capability, action);
    }
}
