package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Makes ULIDs (github.com/ulid/spec): 48 bit of time and 80 random bit in Crockford's base32. Within one millisecond, and when
 * the clock goes back, the next one is the last plus one, so that they always grow.
 */
@ApplicationScoped
class Ulid {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int RANDOM_BITS = 80;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private BigInteger last = BigInteger.ZERO;

    Ulid(InstantSource clock) {
        this.clock = clock;
    }

    /** One that was made before this start: whatever the clock says now, the next is greater. */
    synchronized void after(String earlier) {
        BigInteger value = BigInteger.ZERO;
        for (char digit : earlier.toCharArray())
            value = value.shiftLeft(5).add(BigInteger.valueOf(ALPHABET.indexOf(digit)));
        last = last.max(value);
    }

    /** The next one; greater than every one before it. */
    synchronized String next() {
        BigInteger fresh =
                BigInteger.valueOf(clock.millis()).shiftLeft(RANDOM_BITS).add(new BigInteger(RANDOM_BITS, random));
        BigInteger lastMillis = last.shiftRight(RANDOM_BITS);
        last = fresh.shiftRight(RANDOM_BITS).compareTo(lastMillis) > 0 ? fresh : last.add(BigInteger.ONE);
        char[] text = new char[LENGTH];
        BigInteger rest = last;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(text);
    }
}
