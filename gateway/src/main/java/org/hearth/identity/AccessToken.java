package org.hearth.identity;

import java.time.Duration;

/**
 * A signed token that opens the gateway's doors for a while.
 *
 * @param text compact form (RFC 7515, section 7.1)
 * @param lifetime how long it is good
 */
record AccessToken(String text, Duration lifetime) {
    @Override
    public String toString() {
        return "AccessToken[not shown]";
    }
}
