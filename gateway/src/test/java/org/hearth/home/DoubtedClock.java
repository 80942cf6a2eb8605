package org.hearth.home;

import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Lets nobody trust the clock any more, until the test is over: everybody asks a keeper that has not begun to look. */
@ApplicationScoped
public class DoubtedClock {
    private final TimeSettings settings;
    private final MachineClocks clocks;
    private final ClockMemory memory;
    private final KernelClock kernel;
    private final HardwareClock hardware;
    private final InternetRounds internet;
    private final Homes homes;
    private final Event<ClockTrusted> trusted;
    private final Event<ClockDoubted> doubted;

    DoubtedClock(
            TimeSettings settings,
            MachineClocks clocks,
            ClockMemory memory,
            KernelClock kernel,
            HardwareClock hardware,
            InternetRounds internet,
            Homes homes,
            Event<ClockTrusted> trusted,
            Event<ClockDoubted> doubted) {
        this.settings = settings;
        this.clocks = clocks;
        this.memory = memory;
        this.kernel = kernel;
        this.hardware = hardware;
        this.internet = internet;
        this.homes = homes;
        this.trusted = trusted;
        this.doubted = doubted;
    }

    /** From now on. */
    public void begin() {
        ClockTrust unsure =
                new ClockTrust(settings, clocks, memory, kernel, hardware, internet, homes, trusted, doubted);
        QuarkusMock.installMockForType(unsure, ClockTrust.class);
    }
}
