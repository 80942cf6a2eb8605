package org.hearth.journal;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Sorts of causes. */
@RegisterForReflection
public enum CauseKind {
    /** A person, through the dashboard or the API. */
    PERSON,
    /** A schedule at its due moment. */
    SCHEDULE,
    /** The button on the device itself. */
    LOCAL,
    /** A safety limit that the device keeps. */
    LIMIT,
    /** The device lost its connection and did what it was set to do then, or came back. */
    LOST,
    /** The device itself, of its own accord. */
    DEVICE,
    /** The device started. */
    BOOT,
    /** The gateway itself. */
    GATEWAY
}
