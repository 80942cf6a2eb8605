package org.hearth.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A place on the chain, as somebody may note it outside of the database: a later chain that does not bear it is not the same chain.
 *
 * @param seq its number, from 1 without gaps
 * @param hash 64 hexadecimal digits in lower case
 */
public record Seal(long seq, String hash) {
    /** Before the first. */
    static final Seal START = new Seal(0, "0".repeat(64));

    /** Reads {@code SEQ:HASH}; empty if it is not that. */
    public static Optional<Seal> parse(String text) {
        String[] parts = text.strip().split(":", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9]\\d{0,17}") || !parts[1].matches("[0-9a-fA-F]{64}"))
            return Optional.empty();
        return Optional.of(new Seal(Long.parseLong(parts[0]), parts[1].toLowerCase(java.util.Locale.ROOT)));
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    static Seal of(long seq, byte[] hash) {
        return new Seal(seq, HexFormat.of().formatHex(hash));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
