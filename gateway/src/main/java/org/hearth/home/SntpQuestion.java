package org.hearth.home;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One question to one time server (SNTP version 4, RFC 4330). It tells nothing of this machine: where its time of sending is usually told
 * stands a random number, which comes back in the answer and makes a guessed one useless.
 */
final class SntpQuestion {
    /** A slower answer would not tell the time well enough. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Version 4, client. */
    private static final byte FIRST = 4 << 3 | 3;

    private static final int TRANSMIT = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource wall;
    private final InetSocketAddress server;

    SntpQuestion(InstantSource wall, InetSocketAddress server) {
        this.wall = wall;
        this.server = server;
    }

    /**
     * Asks and waits for the answer.
     *
     * @return what would have to be added to the wall clock
     * @throws IOException if none came in time
     */
    Duration difference() throws IOException, SntpAnswer.Refused {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server); // from here on the kernel drops what others send
            long nonce = RANDOM.nextLong();
            byte[] question = ByteBuffer.allocate(SntpAnswer.LENGTH)
                    .put(0, FIRST)
                    .putLong(TRANSMIT, nonce)
                    .array();
            Instant asked = wall.instant();
            long began = System.nanoTime();
            socket.send(new DatagramPacket(question, question.length));
            SntpAnswer answer = SntpAnswer.read(receive(socket, began), nonce);
            // By the steady clock, so that a wall clock that is set meanwhile does not spoil it.
            Instant answered = asked.plusNanos(System.nanoTime() - began);
            return offset(asked, answer, answered);
        }
    }

    private static ByteBuffer receive(DatagramSocket socket, long began) throws IOException {
        Duration left = PATIENCE.minusNanos(System.nanoTime() - began);
        if (!left.isPositive()) throw new SocketTimeoutException("no answer in time");
        socket.setSoTimeout((int) Math.max(1, left.toMillis()));
        DatagramPacket packet = new DatagramPacket(new byte[SntpAnswer.LENGTH], SntpAnswer.LENGTH);
        socket.receive(packet);
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }

    /** ((T2 - T1) + (T3 - T4)) / 2. */
    private static Duration offset(Instant asked, SntpAnswer answer, Instant answered) {
        return Duration.between(asked, answer.received())
                .plus(Duration.between(answered, answer.sent()))
                .dividedBy(2);
    }
}
