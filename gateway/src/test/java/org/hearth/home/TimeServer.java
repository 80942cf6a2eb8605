package org.hearth.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A time server on this machine, which answers as a test wants; it counts what it is asked. */
final class TimeServer implements AutoCloseable {
    private static final long FROM_1900 = -2_208_988_800L;

    private final DatagramSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile InstantSource clock;
    private volatile UnaryOperator<@Nullable ByteBuffer> spoiled = UnaryOperator.identity();

    TimeServer(InstantSource clock) {
        this.clock = clock;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    String name() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int asked() {
        return asked.get();
    }

    /** From now on it tells another time. */
    TimeServer tells(InstantSource other) {
        clock = other;
        return this;
    }

    /** What becomes of its answers; null: nobody gets one. */
    TimeServer spoils(UnaryOperator<@Nullable ByteBuffer> answers) {
        spoiled = answers;
        return this;
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                asked.incrementAndGet();
                ByteBuffer answer = spoiled.apply(answer(ByteBuffer.wrap(question.getData())));
                if (answer != null)
                    socket.send(new DatagramPacket(answer.array(), answer.limit(), question.getSocketAddress()));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer answer(ByteBuffer question) {
        if ((question.get(0) & 7) != 3 || (question.get(0) >> 3 & 7) != 4) throw new IllegalStateException("no client");
        long now = ntp(clock.instant());
        return ByteBuffer.allocate(48)
                .put(0, (byte) (4 << 3 | 4))
                .put(1, (byte) 2)
                .putLong(24, question.getLong(40))
                .putLong(32, now)
                .putLong(40, now);
    }

    /** The 64 bits of a moment (RFC 5905, section 6). */
    static long ntp(Instant moment) {
        long fraction = BigInteger.valueOf(moment.getNano())
                .shiftLeft(32)
                .divide(BigInteger.valueOf(1_000_000_000))
                .longValue();
        return moment.getEpochSecond() - FROM_1900 << 32 | fraction;
    }

    @Override
    public void close() {
        socket.close();
    }
}
