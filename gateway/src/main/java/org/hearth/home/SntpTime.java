package org.hearth.home;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The timestamp of NTP: 32 bits of seconds, 32 of their fraction (RFC 5905, section 6). The seconds began in 1900 and begin anew on
 * 7 February 2036; as RFC 4330, section 3, has it, the first bit says which of the two counts it is, which holds until 2104.
 */
final class SntpTime {
    private static final long FROM_1900 = -2_208_988_800L;
    private static final long FROM_2036 = FROM_1900 + (1L << 32);
    private static final long FIRST_BIT = 1L << 31;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private SntpTime() {}

    /** The moment that eight bytes stand for. */
    static Instant at(ByteBuffer packet, int index) {
        long seconds = Integer.toUnsignedLong(packet.getInt(index));
        long fraction = Integer.toUnsignedLong(packet.getInt(index + Integer.BYTES));
        long nanos = BigInteger.valueOf(fraction).multiply(NANOS).shiftRight(32).longValue();
        return Instant.ofEpochSecond(seconds + ((seconds & FIRST_BIT) != 0 ? FROM_1900 : FROM_2036), nanos);
    }
}
