package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
    @Test
    void whatIsClosedHasEndedAndHandlesNothingMore() throws InterruptedException {
        var handled = new ConcurrentLinkedQueue<String>();
        var threads = new LinkedBlockingQueue<Thread>();
        var begun = new CountDownLatch(1);
        Inbox inbox = new Inbox("closing", 10, 1, batch -> {
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
        try (Inbox inbox = new Inbox("full", 2, 1, batch -> {})) {
            List.of("a", "b", "c").forEach(leaf -> inbox.offer(arrival(leaf)));

            assertThat(inbox.waiting()).isEqualTo(2);
            assertThat(inbox.dropped()).isOne();
        }
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Arrival arrival(String leaf) {
        return new Arrival("lamp", leaf, new byte[] {'1'}, false, Instant.EPOCH, 0);
    }
}
