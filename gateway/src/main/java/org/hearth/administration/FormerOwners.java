package org.hearth.administration;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hearth.identity.AccountRemoved;
import org.hearth.identity.Role;
import org.hearth.identity.RoleChanged;
import org.jboss.logging.Logger;

/**
 * Throws out the tools of whoever is an owner no more, as soon as that is committed and until it is done. Any number of threads may hold
 * it.
 */
@ApplicationScoped
class FormerOwners {
    private static final Logger LOG = Logger.getLogger(FormerOwners.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Tools tools;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("former-owners").daemon().unstarted(work));
    private volatile boolean needed = true; // the last end may have come between

    FormerOwners(Tools tools) {
        this.tools = tools;
    }

    void start(@Observes StartupEvent started) {
        thread.scheduleWithFixedDelay(this::expel, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        begin();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoleChanged change) {
        if (change.before().role() == Role.OWNER) begin();
    }

    private void begin() {
        needed = true;
        thread.execute(this::expel);
    }

    private void expel() {
        if (!needed) return;
        needed = false;
        try {
            tools.removeOrphans();
        } catch (RuntimeException notYet) {
            needed = true;
            LOG.warnf("tools of a former owner are thrown out soon: %s", notYet.getMessage());
        }
    }
}
