package org.hearth.identity;

import java.nio.charset.StandardCharsets;

/**
 * How many tries one source or one account has in the time {@link Attempts} looks back on.
 *
 * @param scope whose budget it is, as it stands in the table
 * @param limit tries that may fail
 */
record Budget(String scope, int limit) {
    private static final int PER_ACCOUNT = 10;
    private static final int PER_SOURCE = 30;
    private static final int CLAIMS_PER_SOURCE = 10;

    /** Tries for one account name, whether anybody has it or not; hashed, because people type passwords there. */
    static Budget account(String key) {
        return new Budget("account:" + Sha256.base64url(key.getBytes(StandardCharsets.UTF_8)), PER_ACCOUNT);
    }

    /** Tries for any account from one place. */
    static Budget signInFrom(Source source) {
        return new Budget("source:" + source.address(), PER_SOURCE);
    }

    /** Tries to claim the home from one place. */
    static Budget claimFrom(Source source) {
        return new Budget("claim:" + source.address(), CLAIMS_PER_SOURCE);
    }
}
