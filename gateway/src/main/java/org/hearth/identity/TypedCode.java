package org.hearth.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret that is read at the machine and typed elsewhere: 20 characters of Crockford's base 32, 100 bits.
 *
 * @param symbols the characters without the hyphens that are shown between them
 */
record TypedCode(String symbols) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    /** A new code. */
    static TypedCode random(SecureRandom random) {
        StringBuilder symbols = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new TypedCode(symbols.toString());
    }

    /** A code as somebody wrote or typed it: in any case, with or without hyphens, O for 0 and I or L for 1. */
    static Optional<TypedCode> parse(String written) {
        String symbols = written.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(symbols).matches() ? Optional.of(new TypedCode(symbols)) : Optional.empty();
    }

    /** Compares without telling by the time it takes how much of the code was right. */
    boolean isSameAs(TypedCode other) {
        return MessageDigest.isEqual(
                symbols.getBytes(StandardCharsets.US_ASCII), other.symbols.getBytes(StandardCharsets.US_ASCII));
    }

    /** As it is shown to people, {@code 7QK4M-…}. */
    String text() {
        return String.join("-", symbols.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** The form in which it is stored. */
    String hash() {
        return Sha256.base64url(symbols.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "TypedCode[not shown]";
    }
}
