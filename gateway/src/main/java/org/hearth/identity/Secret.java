package org.hearth.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 128 random bits that open something for whoever has them.
 *
 * @param text 22 characters of base64url
 */
record Secret(String text) {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** A new one. */
    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What a browser sent, if it can be one at all. */
    static Optional<Secret> parse(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches() ? Optional.of(new Secret(sent)) : Optional.empty();
    }

    /** The form in which it is stored. */
    String hash() {
        return Sha256.base64url(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Secret[not shown]";
    }
}
