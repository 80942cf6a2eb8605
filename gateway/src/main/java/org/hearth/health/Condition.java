package org.hearth.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How grave it is; each is worse than those before it. */
@Schema(name = "HealthCondition")
public enum Condition {
    WELL,
    /** Nobody can say at the moment. */
    UNKNOWN,
    /** It works, and will not go on doing so by itself. */
    WARNS,
    /** It does not do what it is for. */
    FAILED
}
