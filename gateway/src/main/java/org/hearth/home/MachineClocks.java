package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Reads the clocks of the machine, the one on the wall with what an owner added to it, and which of its boots this is. Any number of threads may hold it. */
@ApplicationScoped
class MachineClocks {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final InstantSource wall;
    private final ClockOffset offset;
    private final Path uptime;
    private final Path bootId;

    MachineClocks(InstantSource wall, ClockOffset offset, TimeSettings settings) {
        this.wall = wall;
        this.offset = offset;
        this.uptime = settings.procDir().resolve("uptime");
        this.bootId = settings.procDir().resolve("sys/kernel/random/boot_id");
    }

    /** Both clocks now. */
    ClockReading read() {
        return new ClockReading(wall.instant(), uptime());
    }

    /** What is added to the machine's wall clock, in whole milliseconds. */
    Duration offset() {
        return offset.get();
    }

    /** From now on so much is added to the machine's wall clock. */
    void offset(Duration added) {
        offset.set(Duration.ofMillis(added.toMillis()));
    }

    /** What tells this boot of the machine from every other; empty where the kernel does not say. */
    Optional<String> boot() {
        try {
            return Optional.of(Files.readString(bootId).strip()).filter(id -> !id.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * CLOCK_BOOTTIME, to a hundredth of a second (proc(5)). Where there is none the clock of this process has to do, which stands still
     * while the machine is suspended: to be woken then looks like a wall clock that was set, and it is asked again who knows the time.
     */
    private Duration uptime() {
        try {
            String seconds = Files.readString(uptime).split(" ", 2)[0];
            return Duration.ofNanos(new BigDecimal(seconds).multiply(NANOS).longValue());
        } catch (IOException | NumberFormatException e) {
            return Duration.ofNanos(System.nanoTime());
        }
    }
}
