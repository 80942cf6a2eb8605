package org.hearth.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a home is made of, as far as the gateway can see it. */
@Schema(name = "HousePart")
public enum Part {
    GATEWAY,
    DATABASE,
    BROKER,
    /** What browsers know the home by. */
    WEB_CERTIFICATE,
    /** The home's own authority, which vouches for the others. */
    AUTHORITY,
    CLOCK,
    /** The lines of the Pi, which are a process of their own. */
    LINES,
    BACKUP,
    /** The disk on which the gateway keeps keys and backups. */
    CARD
}
