package org.hearth.schedules;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hearth.broker.Broker;
import org.hearth.devices.Adapters;
import org.hearth.devices.Coverages;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Uptimes;
import org.hearth.home.ClockTrust;
import org.hearth.home.ClockTrusted;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells each device its firings of the next two days, so that it goes on while the gateway is away. What was told is in memory: a device
 * that is heard anew is told anew, and what it says that it holds is believed and nothing else. All work is done by one thread, one device
 * after the other.
 */
@ApplicationScoped
class CarryOver {
    static final Duration REACH = Duration.ofHours(48);
    static final int MOST = 128;

    private static final Logger LOG = Logger.getLogger(CarryOver.class);

    /** The end of what is carried moves on by so much at a time. */
    private static final Duration FRESH = Duration.ofHours(1);

    /** A device that says it holds another set is told again, but not in the middle of being told. */
    private static final Duration REMINDED_AFTER = Duration.ofMinutes(1);

    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("carry-over").daemon().unstarted(work));
    private final Map<String, CarriedSet> told = new HashMap<>();
    private final Map<String, Owed> owed = new HashMap<>();
    private final CarriedPlans plans;
    private final CarriedTable table;
    private final Devices devices;
    private final Adapters adapters;
    private final Uptimes uptimes;
    private final Coverages coverages;
    private final Broker broker;
    private final ClockTrust trust;
    private final InstantSource clock;
    private boolean owesLook;
    private boolean isSettling;

    CarryOver(
            CarriedPlans plans,
            CarriedTable table,
            Devices devices,
            Adapters adapters,
            Uptimes uptimes,
            Coverages coverages,
            Broker broker,
            ClockTrust trust,
            InstantSource clock) {
        this.plans = plans;
        this.table = table;
        this.devices = devices;
        this.adapters = adapters;
        this.uptimes = uptimes;
        this.coverages = coverages;
        this.broker = broker;
        this.trust = trust;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    void clockTrusted(@Observes ClockTrusted trusted) {
        look();
    }

    /** A device is to be told what it carries, whatever it was told before. */
    void tell(String device) {
        later(() -> owe(device, new Owed(0, false)));
    }

    /** Every device is to be told that was told before: what was on its way may be lost. */
    void tellAgain() {
        later(() -> told.keySet().forEach(device -> owe(device, new Owed(0, false))));
    }

    /** Devices of which something else is wanted now are to be told. */
    void look() {
        later(() -> {
            owesLook = true;
            settleSoon();
        });
    }

    void forget(String device) {
        later(() -> told.remove(device));
    }

    /** A device said what it holds, and what of it was run is in the ledger. */
    void heard(String device, RanReport report) {
        later(() -> {
            CarriedSet set = toldTo(device, report.boot());
            if (set != null && set.revision() == report.revision()) coverages.put(device, set.covers());
            if (set == null || isNews(report, set)) owe(device, new Owed(report.last(), true));
        });
    }

    /** It ran something, or holds another set than it was told a while ago. */
    private boolean isNews(RanReport report, CarriedSet set) {
        return report.last() > set.ran()
                || (report.revision() != set.revision()
                        && set.toldAt().plus(REMINDED_AFTER).isBefore(clock.instant()));
    }

    private @Nullable CarriedSet toldTo(String device, long boot) {
        CarriedSet last = told.get(device);
        return last == null || last.boot() != boot ? null : last;
    }

    /**
     * What is owed to one device.
     *
     * @param ran number of the last local run that the gateway has
     * @param certainly also if there is nothing to carry: it may hold what is not wanted any more
     */
    private record Owed(long ran, boolean certainly) {
        Owed and(Owed other) {
            return new Owed(Math.max(ran, other.ran), certainly || other.certainly);
        }
    }

    private void owe(String device, Owed what) {
        owed.merge(device, what, Owed::and);
        settleSoon();
    }

    /** A thousand devices that come at once are told from one look at the schedules. */
    private void settleSoon() {
        if (isSettling) return;
        isSettling = true;
        thread.schedule(() -> tryTo(this::settle), TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void settle() {
        isSettling = false;
        // By a clock that nobody vouches for, nobody knows what comes in the next two days; only that something is not
        // wanted any more.
        if (!trust.isTrusted()) {
            if (owesLook) takeBack();
            return;
        }
        Map<String, List<CarriedFiring>> upcoming = upcoming();
        List.copyOf(owed.keySet()).forEach(device -> {
            Owed what = owed.remove(device);
            if (what != null) tryTo(() -> tell(device, upcoming.getOrDefault(device, List.of()), what));
        });
        if (!owesLook) return;
        for (Device device : devices.list())
            tryTo(() -> refresh(device.id(), upcoming.getOrDefault(device.id(), List.of())));
        owesLook = false;
    }

    private void takeBack() {
        Set<UUID> standing = plans.standing();
        for (String device : List.copyOf(told.keySet())) tryTo(() -> takeBack(device, standing));
    }

    private void takeBack(String device, Set<UUID> standing) {
        CarriedSet last = told.get(device);
        Uptimes.Mark mark = mark(device).orElse(null);
        if (last == null || mark == null || mark.boot() != last.boot()) return;
        List<CarriedParts.Due> left = last.dues().stream()
                .filter(due -> table.find(device, due.id())
                        .filter(firing -> standing.contains(firing.schedule()))
                        .isPresent())
                .toList();
        if (!left.equals(last.dues())) send(device, last.with(table.nextRevision(), left));
    }

    private Map<String, List<CarriedFiring>> upcoming() {
        Instant now = clock.instant();
        return plans.upcoming(now, now.plus(REACH), MOST);
    }

    /** Tells a device what it does not hold yet, or holds for too short a time. */
    private void refresh(String device, List<CarriedFiring> plan) {
        Uptimes.Mark mark = mark(device).orElse(null);
        if (mark == null) return;
        CarriedSet last = toldTo(device, mark.boot());
        if (last == null) tell(device, plan, new Owed(0, false));
        else if (last.isStale(set(mark, plan, last.revision(), last.ran()), FRESH))
            tell(device, plan, new Owed(0, true));
    }

    private Optional<Uptimes.Mark> mark(String device) {
        if (!devices.isAdmitted(device) || adapters.find(device).isPresent()) return Optional.empty();
        return uptimes.closest(device);
    }

    /** Kept first: a device may run at once what it is told, and the gateway be gone when it says so. */
    private void tell(String device, List<CarriedFiring> plan, Owed what) {
        Uptimes.Mark mark = mark(device).orElse(null);
        if (mark == null) return;
        CarriedSet last = toldTo(device, mark.boot());
        if (last == null) coverages.put(device, null);
        if (last == null && plan.isEmpty() && !what.certainly()) return;
        table.keep(device, plan);
        long ran = last == null ? what.ran() : Math.max(last.ran(), what.ran());
        send(device, set(mark, plan, table.nextRevision(), ran));
    }

    private void send(String device, CarriedSet set) {
        told.put(device, set);
        set.messages()
                .forEach(message -> broker.send(device, "config/schedule", message)
                        .whenComplete((written, failure) -> {
                            if (failure != null)
                                LOG.infof("device %s: its schedule is told later: %s", device, failure.getMessage());
                        }));
    }

    private CarriedSet set(Uptimes.Mark mark, List<CarriedFiring> plan, long revision, long ran) {
        Instant now = clock.instant();
        long uptime = mark.at(System.nanoTime());
        Instant until = plan.size() < MOST ? now.plus(REACH) : plan.getLast().at();
        return CarriedSet.of(mark.boot(), revision, ran, now, uptime, until, plan);
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> tryTo(work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("carried schedules are not looked at any more", stopping);
        }
    }

    /** One fault holds up no other device, and a tick looks at all of them again. */
    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.warnf("carried schedules: looked at again within a minute: %s", fault.getMessage());
        }
    }
}
