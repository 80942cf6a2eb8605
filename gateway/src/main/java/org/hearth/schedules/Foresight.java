package org.hearth.schedules;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hearth.commands.Command;
import org.hearth.commands.Commands;
import org.hearth.devices.Capability;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Standing;
import org.hearth.identity.RightsChanged;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is due at an instant shortly before it, and commits it when it has come: a moment that two hundred schedules share is then late by
 * one commit instead of by two hundred times the work. Nobody sees any of it before its time, and nothing leaves before the commit. If anything that
 * it was decided by is not so any more at the instant itself, all of it is given up and done again after it. One thread at a time may
 * hold it; any may tell it of changes.
 */
@ApplicationScoped
class Foresight {
    private static final Duration LEAD = Duration.ofMillis(50);
    private static final Duration LEAD_A_SCHEDULE = Duration.ofMillis(4);

    /** A schedule that is changed meanwhile waits for it. */
    private static final Duration LONGEST_LEAD = Duration.ofMillis(900);

    /** From this on the clock was set back. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** A clock that shows more than this was set while we waited. */
    private static final Duration LATEST = Duration.ofMillis(500);

    private final Semaphore changes = new Semaphore(0);
    private final Agenda agenda;
    private final Firings firings;
    private final Deeds deeds;
    private final Devices devices;
    private final Commands commands;
    private final InstantSource clock;

    Foresight(Agenda agenda, Firings firings, Deeds deeds, Devices devices, Commands commands, InstantSource clock) {
        this.agenda = agenda;
        this.firings = firings;
        this.deeds = deeds;
        this.devices = devices;
        this.commands = commands;
        this.clock = clock;
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged changed) {
        changes.release();
    }

    void changed(@Observes RightsChanged changed) {
        changes.release();
    }

    /** How long before an instant the work for it is to begin. */
    Duration lead(Instant at) {
        Duration lead = LEAD.plus(LEAD_A_SCHEDULE.multipliedBy(agenda.countAt(at)));
        return lead.compareTo(LONGEST_LEAD) < 0 ? lead : LONGEST_LEAD;
    }

    /**
     * Settles everything that is due at an instant, and comes back after it.
     *
     * @param mayStill asked when it has come
     * @return false if nothing was settled
     */
    boolean settle(Instant at, Site home, BooleanSupplier mayStill) {
        changes.drainPermits();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                List<UUID> due = agenda.due(at.minusMillis(1), at);
                // Before the commands are made: one that a person sends from here on may bear a greater id than theirs.
                Map<Deeds.Wish, Footing> footing = footing(firings.deeds(due));
                List<Deed> done = firings.settleAhead(due, home, at);
                if (!footing.keySet().containsAll(wishes(done)) || !hasCome(at)) throw new GivenUp();
                if (!holds(footing) || !mayStill.getAsBoolean()) throw new GivenUp();
            });
            return true;
        } catch (GivenUp rolledBack) {
            return false;
        }
    }

    /** Ends a transaction without a commit. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        private GivenUp() {
            super(null, null, false, false);
        }
    }

    private boolean hasCome(Instant at) {
        Duration wait = Duration.between(clock.instant(), at);
        // Set back while the work was done: nobody is to wait for hours with all of it in hand.
        if (wait.compareTo(LONGEST_WAIT) > 0) return false;
        try {
            if (changes.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration late = Duration.between(at, clock.instant());
        return !late.isNegative() && late.compareTo(LATEST) < 0;
    }

    private Map<Deeds.Wish, Footing> footing(List<Deed> wanted) {
        Map<Deeds.Wish, Footing> footing = new HashMap<>();
        for (Deeds.Wish wish : wishes(wanted)) footing.put(wish, Footing.of(wish, devices, commands));
        return footing;
    }

    private List<Deeds.Wish> wishes(List<Deed> wanted) {
        return wanted.stream()
                .flatMap(deed -> deeds.wishes(deed, Phase.START).stream())
                .toList();
    }

    private boolean holds(Map<Deeds.Wish, Footing> footing) {
        return footing.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(Footing.of(entry.getKey(), devices, commands)));
    }

    /**
     * What a command is decided by: may the device have it, can it have it now, and which one it comes after. A later one bears a greater id, and of
     * two the greater is shown as the newest.
     */
    private record Footing(
            boolean online,
            @Nullable Standing standing,
            List<Capability> capabilities,
            @Nullable String newest) {
        static Footing of(Deeds.Wish wish, Devices devices, Commands commands) {
            Device device = devices.find(wish.device()).orElse(null);
            return new Footing(
                    device != null && device.presence().online(),
                    device == null ? null : device.standing(),
                    device == null ? List.of() : device.capabilities(),
                    commands.newest(wish.device(), wish.capability())
                            .map(Command::id)
                            .orElse(null));
        }
    }
}
