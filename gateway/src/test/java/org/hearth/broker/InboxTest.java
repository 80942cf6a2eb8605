package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final long PLENTY = 1L << 20;

    @Test
    void whatIsClosedHasEndedAndHandlesNothingMore() throws InterruptedException {
        var handled = new ConcurrentLinkedQueue<String>();
        var threads = new LinkedBlockingQueue<Thread>();
        var begun = new CountDownLatch(1);
        Inbox inbox = new Inbox("closing", 10, PLENTY, 1, batch -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            untilInterrupted();
            handled.add(batch.getFirst().leaf());
        });
        inbox.begin();
        inbox.offer(arrival("first"));
        inbox.offer(arrival("second"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        inbox.close();

        assertThat(threads.take().isAlive()).isFalse();
        assertThat(handled).containsExactly("first");
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        try (Inbox inbox = new Inbox("full", 2, PLENTY, 1, batch -> {})) {
            List.of("a", "b", "c").forEach(leaf -> inbox.offer(arrival(leaf)));

            assertThat(inbox.waiting()).isEqualTo(2);
            assertThat(inbox.dropped()).isOne();
        }
    }

    @Test
    void fewThatAreLongAreAsMuchAsManyThatAreShort() {
        try (Inbox inbox = new Inbox("long", 1_000, 100_000, 1, batch -> {})) {
            for (int i = 0; i < 100; i++) inbox.offer(arrival("long", new byte[4_000]));

            assertThat(inbox.waiting()).isEqualTo(23);
            assertThat(inbox.dropped()).isEqualTo(77);
        }
    }

    @Test
    void whatIsHandledMakesRoom() throws InterruptedException {
        var handled = new LinkedBlockingQueue<String>();
        try (Inbox inbox = new Inbox(
                "long", 1_000, 5_000, 1, batch -> handled.add(batch.getFirst().leaf()))) {
            inbox.begin();
            for (int i = 0; i < 10; i++) {
                inbox.offer(arrival("long", new byte[4_000]));
                assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo("long");
                await().until(() -> inbox.bytes() == 0);
            }
            assertThat(inbox.dropped()).isZero();
        }
    }

    @Test
    void noMessageWaitsAtFullLength() {
        assertThat(arrival("long", new byte[60_000]).payload()).hasSize(4_097);
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Arrival arrival(String leaf) {
        return arrival(leaf, new byte[] {'1'});
    }

    private static Arrival arrival(String leaf, byte[] payload) {
        return new Arrival("lamp", leaf, payload, false, Instant.EPOCH, 0);
    }
}
