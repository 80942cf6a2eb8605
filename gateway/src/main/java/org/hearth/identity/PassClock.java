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
    private final KnownPasses passes;
    private final Event<RightsChanged> changed;

    private Set<UUID> open = Set.of();
    private @Nullable Future<?> alarm;

    PassClock(KnownPasses passes, Event<RightsChanged> changed) {
        this.passes = passes;
        this.changed = changed;
    }

    void start(@Observes @Priority(Rights.LOADED + 1) StartupEvent started) {
        look();
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    /**
     * A pass was given, changed or revoked, or the home has moved: whoever hears this is told by it how those passes are now. It hears it
     * first: what closes between this and the others is then told once more, and never not at all.
     */
    void rightsChanged(@Observes @Priority(1) RightsChanged change) {
        synchronized (this) {
            Set<UUID> now = new HashSet<>(open);
            now.removeIf(pass -> isOf(change, pass));
            passes.moment().open().stream().filter(pass -> isOf(change, pass)).forEach(now::add);
            open = now;
        }
        setAlarm();
    }

    private boolean isOf(RightsChanged change, UUID id) {
        UUID account = passes.find(id).map(pass -> pass.gives().account()).orElse(null);
        return account == null || change.isOf(account);
    }

    /** Tells of every pass that has opened or closed since the last look, and sets the alarm for the next. */
    void look() {
        try {
            turned().stream()
                    .flatMap(pass -> passes.find(pass).stream())
                    .map(pass -> pass.gives().account())
                    .distinct()
                    .forEach(account -> changed.fire(new RightsChanged(account)));
        } catch (RuntimeException fault) {
            LOG.error("a pass has opened or closed and could not be told", fault);
        }
        setAlarm();
    }

    private synchronized Set<UUID> turned() {
        Set<UUID> now = passes.moment().open();
        Set<UUID> turned = new HashSet<>(open);
        turned.addAll(now);
        turned.removeIf(pass -> open.contains(pass) && now.contains(pass));
        open = now;
        return turned;
    }

    private synchronized void setAlarm() {
        if (alarm != null) alarm.cancel(false);
        if (timer.isShutdown()) return;
        KnownPasses.Moment moment = passes.moment();
        if (moment.next().equals(Instant.MAX)) return;
        Duration wait = Duration.between(moment.now(), moment.next());
        long nanos = (wait.compareTo(REACH) < 0 ? wait : REACH).toNanos();
        alarm = timer.schedule(this::look, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
