package org.hearth.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No test machine has such a chip: these read what a kernel would have answered, and ask a kernel that must refuse. */
class ChipTest {
    private static final long USED = 1;
    private static final long OUTPUT = 8;

    @Test
    void readsWhoUsesALineAndThatItDrives() {
        assertThat(Chip.state(answer("GPIO17", "spi0 CS1", 17, USED | OUTPUT)))
                .isEqualTo(new LineState(17, "GPIO17", "spi0 CS1", true, null));
    }

    @Test
    void aFreeLineHasNoUser() {
        assertThat(Chip.state(answer("", "left over", 4, 0))).isEqualTo(new LineState(4, "", null, false, null));
    }

    @Test
    void aNamelessUserIsTheKernel() {
        assertThat(Chip.state(answer("ID_SDA", "", 0, USED)).user()).isEqualTo("the kernel");
    }

    @Test
    void aDeviceThatIsNoChipIsRefusedWithTheKernelsReason() {
        assertThatThrownBy(() -> Chip.read(Path.of("/dev/null")))
                .isInstanceOf(LineRefused.class)
                .hasMessage("/dev/null is no GPIO chip that may be used (ioctl 0x8044b401: error 25 of the kernel)");
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Chip.read(Path.of("/dev/gpiochip-none")))
                .hasMessageContaining("/dev/gpiochip-none cannot be opened: error 2");
    }

    @Test
    void aMachineWithoutTheChipSaysWhatItHas(@TempDir Path dev) throws Exception {
        Files.createSymbolicLink(dev.resolve("gpiochip4"), dev.resolve("gpiochip0"));

        assertThatThrownBy(() -> Chip.find(dev, List.of("pinctrl-rp1", "pinctrl-bcm")))
                .hasMessage("no GPIO chip has a label that begins with pinctrl-rp1 or pinctrl-bcm; there are: none");
    }

    /** {@code struct gpio_v2_line_info} of linux/gpio.h. */
    private static MemorySegment answer(String name, String user, int offset, long flags) {
        MemorySegment info = Arena.ofAuto().allocate(256, 8);
        info.asSlice(0, name.length()).copyFrom(MemorySegment.ofArray(name.getBytes(StandardCharsets.UTF_8)));
        info.asSlice(32, user.length()).copyFrom(MemorySegment.ofArray(user.getBytes(StandardCharsets.UTF_8)));
        info.set(ValueLayout.JAVA_INT, 64, offset);
        info.set(ValueLayout.JAVA_LONG, 72, flags);
        return info;
    }
}
