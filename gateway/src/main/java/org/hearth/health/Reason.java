package org.hearth.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a part is in its condition; a part and its reason make a sentence. */
@Schema(name = "HealthReason")
public enum Reason {
    RUNS(Condition.WELL),
    ANSWERS(Condition.WELL),
    CONNECTED(Condition.WELL),
    GOOD(Condition.WELL),
    TRUSTED(Condition.WELL),
    PROVED(Condition.WELL),
    ENOUGH(Condition.WELL),
    /** This home has none, and lacks nothing by it. */
    NONE(Condition.WELL),

    /** It could not be looked at. */
    NOT_SEEN(Condition.UNKNOWN),
    /** Only a clock could tell, and it is not trusted. */
    NOT_JUDGED(Condition.UNKNOWN),

    /** The broker shows a certificate that is not the one in use: devices turn away from it. */
    OTHER_CERTIFICATE(Condition.WARNS),
    /** A new certificate should have been made days ago. */
    RENEWAL_LATE(Condition.WARNS),
    ENDS_SOON(Condition.WARNS),
    NOT_TRUSTED(Condition.WARNS),
    /** Not trusted, and a time server says that it is wrong. */
    DIFFERS(Condition.WARNS),
    /** Nobody ever made one. */
    NEVER(Condition.WARNS),
    /** The last that would restore a home is days old. */
    OLD(Condition.WARNS),
    LOW(Condition.WARNS),

    AWAY(Condition.FAILED),
    OVER(Condition.FAILED),
    /** None of those that are there would restore a home. */
    SPOILT(Condition.FAILED),
    FULL(Condition.FAILED);

    private final Condition condition;

    Reason(Condition condition) {
        this.condition = condition;
    }

    Condition condition() {
        return condition;
    }
}
