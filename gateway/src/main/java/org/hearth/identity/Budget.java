package org.hearth.identity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

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
    private static final int INVITATIONS_PER_SOURCE = 20;
    private static final int RECOVERIES_PER_SOURCE = 10;
    private static final int CHANGES_PER_ACCOUNT = 30;

    /**
     * Tries for one account name from all browsers together in which it was never signed in before, whether anybody has the name or not;
     * hashed, because people type passwords there.
     */
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

    /**
     * Tries for an account from a browser in which the person signed in before: nobody else can use them up, nor renew them by signing in
     * there.
     *
     * @param id of that person in that browser, see {@link KnownBrowsers#find}
     */
    static Budget knownBrowser(UUID id) {
        return new Budget("browser:" + id, PER_ACCOUNT);
    }

    /** Tries to show one's password again, by somebody who is signed in. */
    static Budget confirmation(UUID account) {
        return new Budget("confirmation:" + account, PER_ACCOUNT);
    }

    /** Changes of one's name, language, time format and picture, each of which the journal keeps; they count though they are right. */
    static Budget changesOf(UUID account) {
        return new Budget("changes:" + account, CHANGES_PER_ACCOUNT);
    }

    /** Secrets of invitations, from one place, that were none. */
    static Budget invitationFrom(Source source) {
        return new Budget("invitation:" + source.address(), INVITATIONS_PER_SOURCE);
    }

    /** Recovery codes, from one place, that were none. */
    static Budget recoveryFrom(Source source) {
        return new Budget("recovery:" + source.address(), RECOVERIES_PER_SOURCE);
    }
}
