package org.hearth.identity;

/**
 * Somebody who showed a password.
 *
 * @param account who it is
 * @param password the hash it was compared with: when another stands there meanwhile, what was shown is worth nothing
 */
record Recognised(Account account, PasswordHash password) {
    static Recognised of(AccountRow row) {
        return new Recognised(row.account(), PasswordHash.parse(row.passwordHash));
    }

    /** Whether this is still the password of this row. */
    boolean isStill(AccountRow row) {
        return row.passwordHash.equals(password.text());
    }
}
