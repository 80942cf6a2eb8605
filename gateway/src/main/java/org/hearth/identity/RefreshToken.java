package org.hearth.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a browser keeps to get new access tokens: 256 bits that mean nothing.
 *
 * @param text 43 characters of base64url
 */
record RefreshToken(String text) {
    static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** The first of a family. */
    static RefreshToken first(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** What a browser sent, if it can be a token at all. */
    static Optional<RefreshToken> parse(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches() ? Optional.of(new RefreshToken(sent)) : Optional.empty();
    }

    /**
     * The one that follows. It is computed, not drawn: so two tabs that use the same token at once, or a browser that lost the
     * answer and asks again, get the same next token, and a family never has two.
     */
    RefreshToken next(byte[] familyKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(familyKey, "HmacSHA256"));
            return of(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /** The form in which it is stored. */
    String hash() {
        return Sha256.base64url(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static RefreshToken of(byte[] bytes) {
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "RefreshToken[not shown]";
    }
}
