package org.hearth.schedules;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hearth.home.ClockTrust;
import org.hearth.home.ClockTrusted;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fires what is due. The wall clock decides what is due, so nothing is early; a timer wakes it at the next instant, so nothing
 * waits for a tick; a tick each second looks again, so that nothing depends on the timer. Any number of threads may hold it; one
 * at a time works. Several engines may share a database.
 */
@ApplicationScoped
class ScheduleEngine {
    private static final Logger LOG = Logger.getLogger(ScheduleEngine.class);

    /** After the devices and the open commands were loaded, before the connection to the broker. */
    private static final int AFTER_COMMANDS = 3_000;

    /** Schedules that share a transaction: few enough that the first does not wait for the last. */
    private static final int TOGETHER = 16;

    /** Such a schedule may have missed a thousand moments: it is settled alone, and what is due just now goes before it. */
    private static final Duration LONG_DUE = Duration.ofMinutes(1);

    /** What lies further ahead is left to a later tick, which knows more. */
    private static final Duration TIMER_REACH = Duration.ofSeconds(2);

    /** A schedule that cannot be settled so many times in a row is given up for this moment. */
    private static final int MAX_FAILURES = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("schedules").daemon().unstarted(work));
    private final Map<UUID, Integer> failures = new HashMap<>();
    private final Agenda agenda;
    private final Firings firings;
    private final Foresight foresight;
    private final Sites sites;
    private final BooleanSupplier trust;
    private final InstantSource clock;

    private @Nullable ClockWatch watch;
    private @Nullable Site plannedFor;
    private @Nullable Future<?> alarm;
    private @Nullable Long distrusted;
    private boolean everTrusted;
    private boolean wentBack;
    private boolean failing;

    @Inject
    ScheduleEngine(
            Agenda agenda, Firings firings, Foresight foresight, Sites sites, ClockTrust trust, InstantSource clock) {
        this(agenda, firings, foresight, sites, trust::isTrusted, clock);
    }

    ScheduleEngine(
            Agenda agenda,
            Firings firings,
            Foresight foresight,
            Sites sites,
            BooleanSupplier trust,
            InstantSource clock) {
        this.agenda = agenda;
        this.firings = firings;
        this.foresight = foresight;
        this.sites = sites;
        this.trust = trust;
        this.clock = clock;
    }

    synchronized void start(@Observes @Priority(AFTER_COMMANDS) StartupEvent started) {
        watch = new ClockWatch(clock.instant(), System.nanoTime());
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    void planChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged changed) {
        if (!timer.isShutdown()) timer.execute(this::look);
    }

    void clockTrusted(@Observes ClockTrusted trusted) {
        planChanged(new PlanChanged());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        look();
    }

    /** Settles everything that is due, and sets the alarm for what comes next. It outlives every fault: the next look tries again. */
    synchronized void look() {
        if (watch == null || timer.isShutdown()) return;
        if (!trust.getAsBoolean()) {
            distrust();
            return;
        }
        try {
            Instant now = now();
            believe(watch, now);
            planAnew(watch, now);
            Optional<Instant> next = agenda.first();
            if (next.isPresent() && !next.get().isAfter(now)) {
                settleDue(sites.home(), watch, now);
                next = agenda.earliest(now);
            }
            setAlarm(next);
            if (failing) LOG.info("schedules are fired again");
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing) LOG.error("schedules cannot be fired at the moment; tried again each second", fault);
            failing = true;
        }
    }

    /** Nothing is due by a clock that nobody vouches for. */
    private void distrust() {
        if (distrusted == null) distrusted = System.nanoTime();
        if (alarm != null) alarm.cancel(false);
    }

    private void believe(ClockWatch clocks, Instant now) {
        if (distrusted != null) {
            wentBack |= clocks.trustAgain(now, System.nanoTime(), distrusted, !everTrusted);
            plannedFor = null;
        }
        distrusted = null;
        everTrusted = true;
    }

    private void planAnew(ClockWatch clocks, Instant now) {
        wentBack |= clocks.look(now, System.nanoTime());
        Site home = sites.home();
        if (!wentBack && home.equals(plannedFor)) return;
        agenda.replan(home, now, wentBack);
        plannedFor = home;
        wentBack = false;
    }

    private void settleDue(Site home, ClockWatch clocks, Instant now) {
        settleJustDue(home, clocks, now);
        for (UUID schedule : agenda.due(Instant.EPOCH, now.minus(LONG_DUE))) {
            settle(List.of(schedule), home, clocks);
            settleJustDue(home, clocks, now());
        }
    }

    private void settleJustDue(Site home, ClockWatch clocks, Instant now) {
        List<UUID> due = agenda.due(now.minus(LONG_DUE), now);
        for (int from = 0; from < due.size(); from += TOGETHER)
            settle(due.subList(from, Math.min(from + TOGETHER, due.size())), home, clocks);
    }

    private void settle(List<UUID> together, Site home, ClockWatch clocks) {
        // What was found may be much, and the clock be set meanwhile.
        if (!trust.getAsBoolean()) return;
        try {
            firings.settle(together, home, now(), clocks::whyMissed);
            together.forEach(failures::remove);
        } catch (RuntimeException fault) {
            if (together.size() == 1) failed(together.getFirst(), home, fault);
            else together.forEach(schedule -> settle(List.of(schedule), home, clocks));
        }
    }

    /** One schedule that cannot be settled must not hold up the others, nor be tried for ever. */
    private void failed(UUID schedule, Site home, RuntimeException fault) {
        int times = failures.merge(schedule, 1, Integer::sum);
        if (times < MAX_FAILURES) {
            LOG.warnf("schedule %s: not settled, tried again: %s", schedule, fault.getMessage());
            return;
        }
        LOG.errorf(fault, "schedule %s: given up for this moment", schedule);
        failures.remove(schedule);
        try {
            firings.giveUp(List.of(schedule), home, now(), FiringReason.FAULT);
        } catch (RuntimeException stillFaulty) {
            LOG.errorf(stillFaulty, "schedule %s: its moment cannot be given up either", schedule);
        }
    }

    /** For the first moment after the look began: what came due during the look is then found at once. */
    private void setAlarm(Optional<Instant> first) {
        if (alarm != null) alarm.cancel(false);
        alarm = first.filter(next -> Duration.between(clock.instant(), next).compareTo(TIMER_REACH) <= 0)
                .<Future<?>>map(this::alarm)
                .orElse(null);
    }

    private Future<?> alarm(Instant next) {
        Duration lead = foresight.lead(next);
        Duration wait = Duration.between(clock.instant(), next).minus(lead);
        return timer.schedule(() -> meet(next), Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** Lives through an instant in which something is due. What foresight could not do is done as for any moment that is there already. */
    private synchronized void meet(Instant next) {
        Site home = plannedFor;
        if (home != null && home.equals(sites.home()) && !wentBack && trust.getAsBoolean()) {
            try {
                foresight.settle(next, home, trust);
            } catch (RuntimeException fault) {
                LOG.debugf("not settled ahead: %s", fault.getMessage());
            }
        }
        look();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
