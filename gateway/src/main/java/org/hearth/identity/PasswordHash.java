package org.hearth.identity;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with all that is needed to compare a password with it (RFC 9106), written as a PHC string.
 *
 * @param memoryKib memory for one hash, in KiB
 * @param iterations passes over that memory
 * @param salt random, one for each password
 * @param hash what came out
 */
record PasswordHash(int memoryKib, int iterations, byte[] salt, byte[] hash) {
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    static PasswordHash parse(String text) {
        Matcher part = PHC.matcher(text);
        if (!part.matches()) throw new IllegalArgumentException("a stored password hash is not an Argon2id PHC string");
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(
                Integer.parseInt(part.group(1)),
                Integer.parseInt(part.group(2)),
                base64.decode(part.group(3)),
                base64.decode(part.group(4)));
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "PasswordHash[not shown]";
    }
}
