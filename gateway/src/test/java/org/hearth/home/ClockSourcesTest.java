package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine itself says of its clock, read as Linux shows it. */
class ClockSourcesTest {
    private static final Instant NOW = Instant.parse("2027-03-28T01:00:00Z");

    @TempDir
    Path dir = Path.of("");

    private Machine machine = new Machine(Path.of("/tmp"), NOW);

    @BeforeEach
    void build() {
        machine = new Machine(dir, NOW);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2, true", "-2, true", "3, false", "-3, false"})
    void aHardwareClockAgreesWithinTwoSeconds(long seconds, boolean agrees) {
        machine.hardwareClockShows(NOW.plusSeconds(seconds));

        assertThat(hardware().ask())
                .isEqualTo(agrees ? new ClockOpinion.Agrees() : new ClockOpinion.Differs(Duration.ofSeconds(seconds)));
    }

    @Test
    void ofTwoHardwareClocksOneThatAgreesIsEnough() {
        machine.hardwareClockShows(Instant.EPOCH);
        machine.write("rtc/rtc1/since_epoch", NOW.getEpochSecond() + "\n");

        assertThat(hardware().ask()).isEqualTo(new ClockOpinion.Agrees());
    }

    @Test
    void aMachineWithoutHardwareClockIsSilent() {
        assertThat(hardware().ask()).isInstanceOf(ClockOpinion.Silent.class);
        machine.write("rtc/rtc0/since_epoch", "soon\n");
        assertThat(hardware().ask()).isInstanceOf(ClockOpinion.Silent.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, agrees", "5, 1, 0, silent", "0, 65, 0, silent", "-1, 1, 0, silent", "0, 1, 90, differs"})
    void theKernelIsBelievedOnlyWhileATimeServiceKeepsItsClock(int state, int status, long off, String says) {
        ClockOpinion said = new KernelClock(machine).judge(state, status, NOW.getEpochSecond() + off);

        assertThat(said.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(says);
    }

    /** Whatever it says of this machine, it was asked. */
    @Test
    void theKernelOfThisMachineIsRead() {
        ClockOpinion said = new KernelClock(Instant::now).ask();

        if (said instanceof ClockOpinion.Silent silent)
            assertThat(silent.why()).isEqualTo("no time service keeps the kernel's clock");
        else assertThat(said).isEqualTo(new ClockOpinion.Agrees());
    }

    @Test
    void uptimeAndBootAreReadAndMayBeMissing() {
        MachineClocks clocks = new MachineClocks(machine, new ClockOffset(), TestTime.of(dir, List.of()));
        ClockReading before = clocks.read();
        machine.passes(Duration.ofMillis(90_070));

        assertThat(clocks.read().uptimeSince(before)).isEqualTo(Duration.ofMillis(90_070));
        assertThat(clocks.boot()).isEqualTo(Optional.of("boot-one"));
        MachineClocks nothing = new MachineClocks(machine, new ClockOffset(), TestTime.asking(List.of()));
        assertThat(nothing.boot()).isEmpty();
        assertThat(nothing.read().uptimeSince(nothing.read())).isNegative();
    }

    private HardwareClock hardware() {
        return new HardwareClock(TestTime.of(dir, List.of()), machine);
    }
}
