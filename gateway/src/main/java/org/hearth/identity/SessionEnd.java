package org.hearth.identity;

/** Why a session is over. */
enum SessionEnd {
    /** The person signed out. */
    SIGNED_OUT,
    /** Nobody used it for too long. */
    UNUSED,
    /** A refresh token came back that had been used: somebody else has a copy. */
    REUSE,
    /** The person changed the password in another browser. */
    PASSWORD_CHANGED,
    /** The password was recovered at the console. */
    PASSWORD_RECOVERED,
    /** The person signed in in so many browsers that this one, not used for longest, gave way. */
    TOO_MANY,
    /** The person was removed. */
    REMOVED
}
