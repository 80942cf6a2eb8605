package org.hearth.wired;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.Payload;
import org.hearth.gpio.LineState;
import org.hearth.gpio.Lines;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The device's runs, one after the other: a new wiring or another enrolment ends one and begins the next. One thread works, any may end it.
 */
final class PinsRuns {
    private static final Logger LOG = Logger.getLogger(PinsRuns.class);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Successor successor;
    private final Site site;
    private final SignOfLife alive;
    private final Semaphore wired = new Semaphore(0);
    private DeviceEnrolment enrolment;
    private boolean isEnded;
    private @Nullable Run run;

    /** Tells which enrolment took the place of this one; nothing while none did. */
    interface Successor {
        Optional<DeviceEnrolment> of(DeviceEnrolment present);
    }

    /**
     * Where the device stands.
     *
     * @param first what is wired where while the household has not said so
     */
    record Site(Wiring first, Lines lines, Keepsakes keepsakes, String hardware, String version) {}

    private record Run(PinsDevice device, ScheduledExecutorService thread) {}

    /** @param successor asked every five seconds */
    PinsRuns(Vertx vertx, DeviceEnrolment enrolment, Successor successor, Site site, SignOfLife alive) {
        this.vertx = vertx;
        this.enrolment = enrolment;
        this.successor = successor;
        this.site = site;
        this.alive = alive;
    }

    /**
     * Works until it is ended.
     *
     * @throws org.hearth.gpio.LineRefused if a line cannot be had
     */
    void work() {
        while (begin()) {
            while (!isOver()) takeSuccessor();
            endRun();
        }
    }

    /** True if a run is to end; waits a little for that. */
    private boolean isOver() {
        try {
            return wired.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The account of the one before is nobody's any more: it would knock in vain for ever. */
    private synchronized void takeSuccessor() {
        DeviceEnrolment next = successor.of(enrolment).orElse(null);
        if (next == null) return;
        LOG.infof("device %s: enrolled anew, as %s", enrolment.id(), next.id());
        enrolment = next;
        wired.release();
    }

    /** Says goodbye and lets the lines go, for good. */
    synchronized void end() {
        isEnded = true;
        endRun();
        wired.release();
    }

    /** The device of the present run; null between two. */
    synchronized @Nullable PinsDevice device() {
        return run == null ? null : run.device;
    }

    private synchronized boolean begin() {
        if (isEnded) return false;
        Wirings wirings = new Wirings(site.keepsakes, enrolment.checksum(), site.lines, site.first);
        long boot = number(site.keepsakes);
        tell(wirings.wiring());
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pins").factory());
        PinsDevice device = new PinsDevice(
                vertx,
                thread,
                enrolment,
                new PinsDevice.Place(wirings, site.lines, site.keepsakes, boot, site.hardware, site.version),
                wired::release);
        run = new Run(device, thread);
        device.open();
        // Ends with the run's thread.
        thread.scheduleAtFixedRate(alive, 0, SignOfLife.EVERY.toSeconds(), TimeUnit.SECONDS);
        LOG.infof(
                "device %s: run %d with %d lines",
                enrolment.id(), boot, wirings.wiring().wires().size());
        return true;
    }

    /** The goodbye has to leave before the lines do. */
    private synchronized void endRun() {
        Run ending = run;
        if (ending == null) return;
        run = null;
        ending.thread.execute(ending.device::close);
        ending.thread.shutdown();
        try {
            if (!ending.thread.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) ending.thread.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        site.lines.close();
        Released.note(site.keepsakes);
    }

    /** The number of this run. Without it a command could be taken for one of a run before, so a full disk ends the start. */
    private static long number(Keepsakes keepsakes) {
        long boot = 1;
        try {
            Payload kept = keepsakes.load("boot").orElse(null);
            if (kept != null) boot = kept.integer("boot", 0, Integer.MAX_VALUE) + 1;
        } catch (ContractViolation damaged) {
            throw new IllegalStateException("the number of the last run cannot be read: remove boot.json");
        }
        if (!keepsakes.save("boot", Payload.compose().put("boot", boot)))
            throw new IllegalStateException("the state folder cannot be written");
        return boot;
    }

    /** What the lines did while nobody held them, before any is claimed. */
    private void tell(Wiring wiring) {
        LOG.info(Released.tell(site.keepsakes));
        for (Wiring.Wire wire : wiring.wires()) {
            LineState state = site.lines.look(wire.line().offset());
            String drives = state.level() == null ? "" : state.level() ? ", high" : ", low";
            LOG.infof(
                    "%s on line %d %s: found as an %s%s",
                    wire.capability().id(),
                    state.offset(),
                    state.name(),
                    state.isOutput() ? "output" : "input",
                    drives);
        }
    }
}
