package org.hearth.home;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An answer of a time server, checked as RFC 4330, section 5, asks for.
 *
 * @param received when the question came there
 * @param sent when the answer left
 */
record SntpAnswer(Instant received, Instant sent) {
    /** Bytes of a packet without extensions. */
    static final int LENGTH = 48;

    private static final int REFERENCE_ID = 12;
    private static final int ORIGINATE = 24;
    private static final int RECEIVE = 32;
    private static final int TRANSMIT = 40;

    private static final int SERVER = 4;
    private static final int UNSYNCHRONISED = 3;
    private static final int HIGHEST_STRATUM = 15;

    /** An answer that says nothing about the time; {@code why} is for the log. */
    static class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }
    }

    /** A kiss-o'-death (RFC 5905, section 7.4): the server asks to be left alone. */
    static final class Kiss extends Refused {
        private static final long serialVersionUID = 1L;

        Kiss(String code) {
            super("asks to be left alone (" + code + ")");
        }
    }

    /**
     * Reads a packet.
     *
     * @param nonce what the question carried as the moment it was sent: whoever did not see it cannot know it
     */
    static SntpAnswer read(ByteBuffer packet, long nonce) throws Refused {
        if (packet.limit() < LENGTH) throw new Refused("answers with " + packet.limit() + " bytes");
        int first = packet.get(0) & 0xff;
        int stratum = packet.get(1) & 0xff;
        if ((first & 7) != SERVER) throw new Refused("does not answer as a server");
        if (packet.getLong(ORIGINATE) != nonce) throw new Refused("answers a question that was not asked");
        if (stratum == 0) throw new Kiss(kissCode(packet));
        if (stratum > HIGHEST_STRATUM) throw new Refused("is of stratum " + stratum);
        if (first >> 6 == UNSYNCHRONISED) throw new Refused("does not know the time itself");
        if (packet.getLong(TRANSMIT) == 0) throw new Refused("does not say the time");
        return new SntpAnswer(SntpTime.at(packet, RECEIVE), SntpTime.at(packet, TRANSMIT));
    }

    private static String kissCode(ByteBuffer packet) {
        byte[] code = new byte[Integer.BYTES];
        packet.get(REFERENCE_ID, code);
        return new String(code, StandardCharsets.US_ASCII).replaceAll("[^A-Z]", "?");
    }
}
