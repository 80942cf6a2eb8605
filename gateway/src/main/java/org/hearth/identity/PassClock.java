package org.hearth.identity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wakes when a pass opens or closes, and says whose. Nothing depends on it but that it is told in time: what somebody may do is read
 * off the clock at each question. Any number of threads may hold it.
 */
@ApplicationScoped
class PassClock {
    private static final Logger LOG = Logger.getLogger(PassClock.class);

    /** The clock may be set meanwhile, and then the next moment is nearer than it seemed. */
    private static final Duration REACH = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("passes").daemon().unstarted(work));
    private final Passes passes;
    private final Event<RightsChanged> changed;

    private Set<UUID> open = Set.of();
    private @Nullable Future<?> alarm;

    PassClock(Passes passes, Event<RightsChanged> changed) {
        this.passes = passes;
        this.changed = changed;
    }

    void start(@Observes @Priority(Rights.LOADED + 1) StartupEvent started) {
        look();
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    /** A pass was given, changed or revoked, or the home has moved: the next moment may be another. */
    void rightsChanged(@Observes RightsChanged change) {
        if (!timer.isShutdown()) timer.execute(this::look);
    }

    /** Tells of every pass that has opened or closed since the last look, and sets the alarm for the next. */
    synchronized void look() {
        try {
            Passes.Moment moment = passes.moment();
            Set<UUID> turned = new HashSet<>(open);
            turned.addAll(moment.open());
            turned.removeIf(pass -> open.contains(pass) && moment.open().contains(pass));
            open = moment.open();
            turned.stream()
                    .flatMap(pass -> passes.find(pass).stream())
                    .map(pass -> pass.gives().account())
                    .distinct()
                    .forEach(account -> changed.fire(new RightsChanged(account)));
        } catch (RuntimeException fault) {
            LOG.error("a pass has opened or closed and could not be told", fault);
        }
        setAlarm();
    }

    private synchronized void setAlarm() {
        if (alarm != null) alarm.cancel(false);
        if (timer.isShutdown()) return;
        Passes.Moment moment = passes.moment();
        if (moment.next().equals(Instant.MAX)) return;
        Duration wait = Duration.between(moment.now(), moment.next());
        long nanos = (wait.compareTo(REACH) < 0 ? wait : REACH).toNanos();
        alarm = timer.schedule(this::look, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
