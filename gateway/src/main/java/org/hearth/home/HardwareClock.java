package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock with a battery, as Linux shows it (Documentation/admin-guide/rtc.rst: {@code since_epoch}, whole seconds of UTC). */
@ApplicationScoped
class HardwareClock implements ClockSource {
    private final Path dir;
    private final InstantSource wall;

    HardwareClock(TimeSettings settings, InstantSource wall) {
        this.dir = settings.rtcDir();
        this.wall = wall;
    }

    @Override
    public TrustSource name() {
        return TrustSource.HARDWARE_CLOCK;
    }

    /** One that agrees is enough: a machine may have a second one without a battery. */
    @Override
    public ClockOpinion ask() {
        List<ClockOpinion> opinions = new ArrayList<>();
        try (DirectoryStream<Path> clocks = Files.newDirectoryStream(dir, "rtc*")) {
            for (Path clock : clocks) opinions.add(opinion(clock.resolve("since_epoch")));
        } catch (IOException e) {
            return new ClockOpinion.Silent("there is no hardware clock");
        }
        return opinions.stream()
                .filter(ClockOpinion.Agrees.class::isInstance)
                .findFirst()
                .or(() -> opinions.stream().findFirst())
                .orElse(new ClockOpinion.Silent("there is no hardware clock"));
    }

    private ClockOpinion opinion(Path file) {
        try {
            Instant shown =
                    Instant.ofEpochSecond(Long.parseLong(Files.readString(file).strip()));
            return ClockOpinion.of(Duration.between(wall.instant(), shown));
        } catch (IOException | RuntimeException e) {
            return new ClockOpinion.Silent(file + " cannot be read");
        }
    }
}
