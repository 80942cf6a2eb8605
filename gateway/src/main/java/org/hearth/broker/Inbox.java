package org.hearth.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A queue of arrivals, bounded in number and in bytes, and the one thread that works it off, in order of arrival. What does not fit is
 * dropped and counted: the devices keep what was not confirmed, and send it again.
 */
final class Inbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    /** About what an arrival takes beside its texts and its payload: headers, references, a moment. */
    private static final int ENVELOPE_BYTES = 256;

    private final BlockingQueue<Arrival> queue;
    private final AtomicLong bytes = new AtomicLong();
    private final long maxBytes;
    private final int maxBatch;
    private final Consumer<List<Arrival>> handler;
    private final LongAdder dropped = new LongAdder();
    private final Thread worker;

    /**
     * An inbox that does not handle anything yet.
     *
     * @param capacity so many arrivals may wait
     * @param maxBytes and so much memory may they and those being handled take
     * @param maxBatch so many are handled at once
     */
    Inbox(String name, int capacity, long maxBytes, int maxBatch, Consumer<List<Arrival>> handler) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.maxBytes = maxBytes;
        this.maxBatch = maxBatch;
        this.handler = handler;
        this.worker = Thread.ofPlatform().name("inbox-" + name).daemon().unstarted(this::work);
    }

    /** From now on arrivals are handled; those that came before wait in the queue. */
    void begin() {
        worker.start();
    }

    /** Takes an arrival, or drops and counts it; never waits, never throws. */
    void offer(Arrival arrival) {
        long size = bytes(arrival);
        if (bytes.addAndGet(size) <= maxBytes && queue.offer(arrival)) return;
        bytes.addAndGet(-size);
        dropped.increment();
    }

    private static long bytes(Arrival arrival) {
        return ENVELOPE_BYTES + arrival.device().length() + arrival.leaf().length() + arrival.payload().length;
    }

    long dropped() {
        return dropped.sum();
    }

    /** Memory that is taken by what waits and by what is being handled. */
    long bytes() {
        return bytes.get();
    }

    int waiting() {
        return queue.size();
    }

    private void work() {
        List<Arrival> batch = new ArrayList<>(maxBatch);
        while (!Thread.currentThread().isInterrupted()) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(batch, maxBatch - 1);
            try {
                handler.accept(batch);
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "%d messages could not be handled, the first of device %s on %s",
                        batch.size(),
                        batch.getFirst().device(),
                        batch.getFirst().leaf());
            } finally {
                bytes.addAndGet(-batch.stream().mapToLong(Inbox::bytes).sum());
            }
        }
    }

    /** Ends the work before what it needs ends. What still waits is dropped: the devices were not told that it is safe. */
    @Override
    public void close() {
        queue.clear();
        worker.interrupt();
        try {
            worker.join(LAST_WORK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
