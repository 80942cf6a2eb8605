package org.hearth.schedules;

import java.util.UUID;

/** What a schedule is about. */
public sealed interface Target {
    /**
     * One actuator.
     *
     * @param device whose
     * @param capability which part of it
     */
    record Part(String device, String capability) implements Target {}

    /**
     * Actuators that are told the same together, whichever they are at that moment.
     *
     * @param id of the group
     */
    record Group(UUID id) implements Target {}

    /**
     * A named set of states, whatever it holds at that moment.
     *
     * @param id of the scene
     */
    record Scene(UUID id) implements Target {}
}
