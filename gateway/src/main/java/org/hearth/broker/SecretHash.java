package org.hearth.broker;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What the broker keeps of an account's secret: enough to recognise it, and not to use it. The secrets of accounts are random and of at least
 * 128 bit, so few rounds lose nothing.
 *
 * @param iterations of PBKDF2 with HMAC-SHA-512
 * @param salt in base 64
 * @param hash in base 64
 */
public record SecretHash(int iterations, String salt, String hash) {
    /** What the plugin of Mosquitto 2.0 uses and expects (plugins/dynamic_security/auth.c). */
    private static final int ITERATIONS = 101;

    private static final int HASH_BITS = 512;
    private static final int SALT_BYTES = 12;
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,6})\\$([A-Za-z0-9+/=]{4,64})\\$([A-Za-z0-9+/=]{4,128})");

    /** Of this secret, with a salt of its own. */
    public static SecretHash of(String secret) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return new SecretHash(
                ITERATIONS, base64.encodeToString(salt), base64.encodeToString(derive(secret, salt, ITERATIONS)));
    }

    /** One that was kept as {@link #text()}. */
    public static Optional<SecretHash> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new SecretHash(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** The form in which it is kept. */
    public String text() {
        return iterations + "$" + salt + "$" + hash;
    }

    /** True if it is the one of this secret. */
    public boolean isOf(String secret) {
        Base64.Decoder base64 = Base64.getDecoder();
        return MessageDigest.isEqual(base64.decode(hash), derive(secret, base64.decode(salt), iterations));
    }

    private static byte[] derive(String secret, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, rounds, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with SHA-512", e);
        }
    }
}
