package org.hearth.identity;

/** What a person is in this home. The names stand in {@code @RolesAllowed} and in the access token's groups. */
public enum Role {
    /** May do everything, and decides who else may come in. */
    OWNER,
    /** Lives here: sees and switches everything, unless the owner decides otherwise. */
    MEMBER,
    /** Sees and switches what was shared. */
    GUEST
}
