package org.hearth.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A machine of a test: its clocks stand until they are pushed, and the files in which the kernel shows them are real. */
final class Machine implements InstantSource {
    private final Path dir;
    private volatile Instant wall;
    private Duration uptime = Duration.ofSeconds(20);

    Machine(Path dir, Instant wall) {
        this.dir = dir;
        this.wall = wall;
        boot("boot-one");
    }

    Path dir() {
        return dir;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    /** So much time passes. */
    Machine passes(Duration by) {
        return runs(by, by);
    }

    /** Somebody sets the clock on the wall, and no time passes. */
    Machine isSet(Duration by) {
        return runs(Duration.ZERO, by);
    }

    /** Time passes, and the clock on the wall goes another way. */
    Machine runs(Duration really, Duration shown) {
        uptime = uptime.plus(really);
        wall = wall.plus(shown);
        write("proc/uptime", "%d.%02d 12.50%n".formatted(uptime.toSeconds(), uptime.toMillisPart() / 10));
        return this;
    }

    /** The power was away; the clock on the wall goes on from where it was, as without a battery. */
    Machine boot(String id) {
        uptime = Duration.ofSeconds(20);
        write("proc/sys/kernel/random/boot_id", id + "\n");
        return runs(Duration.ZERO, Duration.ZERO);
    }

    /** A clock with a battery shows this. */
    Machine hardwareClockShows(Instant moment) {
        write("rtc/rtc0/since_epoch", moment.getEpochSecond() + "\n");
        return this;
    }

    void write(String file, String text) {
        try {
            Path path = dir.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
