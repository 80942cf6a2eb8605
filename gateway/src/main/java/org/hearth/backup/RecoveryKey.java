package org.hearth.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;

/**
 * What the owner keeps and the gateway does not: 160 random bits in 32 characters of Crockford's base 32, and four more by which a slip of the
 * pen is noticed. It opens every backup that was sealed to its public half.
 */
final class RecoveryKey {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BYTES = 20;
    private static final int SYMBOLS = 32;
    private static final int CHECK = 4;
    private static final int GROUP = 4;
    private static final int BITS_OF_A_SYMBOL = 5;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + (SYMBOLS + CHECK) + "}");

    private final String symbols;

    private RecoveryKey(String symbols) {
        this.symbols = symbols;
    }

    /** A new one. */
    static RecoveryKey random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String symbols = symbols(random, SYMBOLS);
        return new RecoveryKey(symbols + check(symbols));
    }

    /** As somebody wrote or typed it: in any case, with or without hyphens, O for 0 and I or L for 1. */
    static Optional<RecoveryKey> parse(String written) {
        String symbols = written.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(symbols).matches() && symbols.endsWith(check(symbols.substring(0, SYMBOLS)))
                ? Optional.of(new RecoveryKey(symbols))
                : Optional.empty();
    }

    /** As it is shown, {@code 7QK4-…}. */
    String text() {
        return String.join("-", symbols.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** Both halves, the same each time. */
    AsymmetricCipherKeyPair halves() {
        return SealedKey.derive(symbols.substring(0, SYMBOLS).getBytes(StandardCharsets.US_ASCII));
    }

    private static String check(String symbols) {
        return symbols(sha256(("hearth recovery key " + symbols).getBytes(StandardCharsets.US_ASCII)), CHECK);
    }

    /** The first bits, five to a character. */
    private static String symbols(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (int i = 0; text.length() < count; ) {
            if (bits < BITS_OF_A_SYMBOL) {
                held = (held << Byte.SIZE | bytes[i++] & 0xff) & 0xffff;
                bits += Byte.SIZE;
            }
            bits -= BITS_OF_A_SYMBOL;
            text.append(ALPHABET.charAt(held >> bits & 0x1f));
        }
        return text.toString();
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RecoveryKey[not shown]";
    }
}
