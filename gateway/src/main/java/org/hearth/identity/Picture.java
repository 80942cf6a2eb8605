package org.hearth.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hearth.problems.Problem;

/**
 * A picture of a person. Its first bytes say what it is; nobody's word for it is taken, and nothing that could hold a script is one.
 *
 * @param type media type
 * @param bytes at most {@link #MAX_BYTES}
 */
record Picture(String type, byte[] bytes) {
    /** 256 by 256 points, to which the dashboard scales one, take less than half of it. */
    static final int MAX_BYTES = 48 * 1024;

    private static final int NAME_LENGTH = 16;

    /** SOI and the first byte of a marker (ITU-T T.81, B.1.1). */
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** Signature (PNG, third edition, 5.2). */
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);

    /** Stands behind the RIFF header (RFC 9649, section 2.4). */
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);

    private static final int WEBP_AT = 8;

    /**
     * What a browser sent.
     *
     * @throws org.hearth.problems.ProblemException if it is too large or none of the three kinds
     */
    static Picture of(byte[] sent) {
        if (sent.length > MAX_BYTES) throw refused("is too large");
        return type(sent).map(type -> new Picture(type, sent)).orElseThrow(() -> refused("is no picture"));
    }

    /** Names the content. */
    String name() {
        return Sha256.base64url(bytes).substring(0, NAME_LENGTH);
    }

    private static Optional<String> type(byte[] sent) {
        if (stands(JPEG, sent, 0)) return Optional.of("image/jpeg");
        if (stands(PNG, sent, 0)) return Optional.of("image/png");
        return stands(RIFF, sent, 0) && stands(WEBP, sent, WEBP_AT) ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean stands(byte[] mark, byte[] sent, int at) {
        return sent.length >= at + mark.length && Arrays.equals(mark, 0, mark.length, sent, at, at + mark.length);
    }

    private static RuntimeException refused(String why) {
        return Problem.invalid("picture", why, "JPEG, PNG or WebP of at most " + MAX_BYTES / 1024 + " kB");
    }
}
