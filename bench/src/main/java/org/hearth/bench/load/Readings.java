package org.hearth.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a device measured and nobody has confirmed yet. A reading leaves only when {@code committed} names it. Held by one event
 * loop.
 */
final class Readings {
    private static final long RESEND_NANOS = 5_000_000_000L; // contracts/mqtt/topics.md, "Telemetry"

    private final TreeMap<Long, Long> sentAt = new TreeMap<>();
    private final long boot;
    private final int window;
    private final Consumer<Buffer> publish;
    private LongConsumer latencies = nanos -> {};
    private long lastSeq;
    private long left;
    private long resent;
    private @Nullable Promise<Void> drained;

    /**
     * @param window how many may be unconfirmed at a time; a board keeps to 32
     * @param publish hands one payload to the connection
     */
    Readings(long boot, int window, Consumer<Buffer> publish) {
        this.boot = boot;
        this.window = window;
        this.publish = publish;
    }

    /** Who is told the nanoseconds from publishing to the confirmation of each reading. */
    void tell(LongConsumer told) {
        latencies = told;
    }

    /** Sends so many as fast as the window allows; completes when the last is confirmed. */
    Future<Void> burst(int count) {
        Promise<Void> done = Promise.promise();
        left = count;
        drained = done;
        pump();
        return done.future();
    }

    /** Sends one, whatever is unconfirmed. */
    void sendOne() {
        send(++lastSeq);
    }

    private void pump() {
        while (left > 0 && sentAt.size() < window) {
            left--;
            sendOne();
        }
        if (left == 0 && sentAt.isEmpty() && drained != null) {
            Promise<Void> done = drained;
            drained = null;
            done.complete();
        }
    }

    /** The gateway keeps these now. */
    void committed(long ofBoot, long from, long to) {
        if (ofBoot != boot) return;
        var run = sentAt.subMap(from, true, to, true);
        long now = System.nanoTime();
        run.values().forEach(sent -> latencies.accept(now - sent));
        run.clear();
        pump();
    }

    /** Sends again what has waited too long. */
    void resend() {
        long now = System.nanoTime();
        sentAt.entrySet().stream()
                .filter(entry -> now - entry.getValue() > RESEND_NANOS)
                .map(java.util.Map.Entry::getKey)
                .toList()
                .forEach(seq -> {
                    resent++;
                    send(seq);
                });
    }

    private void send(long seq) {
        sentAt.put(seq, System.nanoTime());
        publish.accept(Buffer.buffer("{\"v\":1,\"boot\":" + boot + ",\"seq\":" + seq
                + ",\"age_s\":0,\"m\":{\"temperature\":21.4,\"humidity\":40.2}}"));
    }

    long sent() {
        return lastSeq;
    }

    long resent() {
        return resent;
    }

    int unconfirmed() {
        return sentAt.size();
    }
}
