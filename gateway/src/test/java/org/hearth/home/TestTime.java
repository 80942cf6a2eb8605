package org.hearth.home;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a test says of the machine whose clock is looked at. */
record TestTime(Mode trust, Optional<List<String>> servers, Path rtcDir, Path procDir, Duration grace)
        implements TimeSettings {
    private static final Path NOWHERE = Path.of("/nowhere");

    /** A machine that knows these time servers and nothing else. */
    static TestTime asking(List<String> servers) {
        return new TestTime(
                Mode.SOURCES,
                servers.isEmpty() ? Optional.empty() : Optional.of(servers),
                NOWHERE,
                NOWHERE,
                Duration.ofMinutes(1));
    }

    /** The same with clocks of its own, in a folder with {@code rtc} and {@code proc}. */
    static TestTime of(Path machine, List<String> servers) {
        return new TestTime(
                Mode.SOURCES,
                Optional.of(servers),
                machine.resolve("rtc"),
                machine.resolve("proc"),
                Duration.ofMinutes(1));
    }
}
