package org.hearth.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hearth.problems.DatabaseAway;
import org.jboss.logging.Logger;

/**
 * When to seal: four times a second, so that an entry is on the chain within one second of its commit. The newest link is told in the
 * log at the start, at the end and once an hour, where whoever can change the database cannot change it with the same hand.
 */
@ApplicationScoped
class Sealing {
    private static final Logger LOG = Logger.getLogger(Sealing.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_ANCHORS = Duration.ofHours(1);
    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final Sealer sealer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("journal-sealer").daemon().unstarted(work));
    private boolean failing;
    private Seal told = Seal.START;
    private long toldAt;

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    void start(@Observes StartupEvent started) {
        thread.scheduleWithFixedDelay(this::seal, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) return;
        seal();
        tell();
    }

    private void seal() {
        try {
            sealer.seal();
            failing = false;
            if (System.nanoTime() - toldAt >= BETWEEN_ANCHORS.toNanos() || told.seq() == 0) tell();
        } catch (RuntimeException e) {
            // What is not sealed now is sealed the next time; a database that is away is told by others already.
            if (!failing && !DatabaseAway.isCauseOf(e)) LOG.error("the journal was not sealed; trying again", e);
            failing = true;
        }
    }

    private void tell() {
        Seal newest = sealer.seen();
        if (newest.equals(told)) return;
        LOG.infof("the journal is sealed up to %s", newest);
        told = newest;
        toldAt = System.nanoTime();
    }
}
