package org.hearth.gpio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GPIO chip as its character device tells of it, by the kernel's ABI version 2 ({@code linux/gpio.h}). It only looks: the
 * numbers of the chips change between kernels and boards, their labels do not.
 *
 * @param device for example {@code /dev/gpiochip0}
 * @param label for example {@code pinctrl-rp1}
 * @param lines how many it has
 */
record Chip(Path device, String label, int lines) {
    private static final long GET_CHIP_INFO = 0x8044B401L;
    private static final long GET_LINE_INFO = 0xC100B405L;
    private static final long GET_LINE = 0xC250B407L;
    private static final long GET_VALUES = 0xC010B40EL;

    private static final int NAME = 32;
    private static final int CHIP_INFO_SIZE = 68;
    private static final int LINE_INFO_SIZE = 256;
    private static final int REQUEST_SIZE = 592;
    private static final int REQUEST_COUNT_AT = 560;
    private static final int REQUEST_FILE_AT = 588;
    private static final int USED = 1;
    private static final int OUTPUT = 1 << 3;

    /**
     * The chip whose label begins with one of these words.
     *
     * @throws LineRefused if there is none; the message lists what there is
     */
    static Chip find(Path folder, List<String> labels) {
        List<Chip> all = all(folder);
        for (String label : labels) for (Chip chip : all) if (chip.label.startsWith(label)) return chip;
        throw new LineRefused("no GPIO chip has a label that begins with " + String.join(" or ", labels)
                + "; there are: "
                + (all.isEmpty()
                        ? "none"
                        : String.join(", ", all.stream().map(Chip::label).toList())));
    }

    /** Every chip that may be opened. A link is passed over: it names a chip that stands there already. */
    private static List<Chip> all(Path folder) {
        List<Chip> chips = new ArrayList<>();
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(folder, "gpiochip*")) {
            for (Path device : devices) if (!Files.isSymbolicLink(device)) chips.add(read(device));
        } catch (IOException e) {
            throw new LineRefused(folder + " cannot be read", e);
        }
        return chips;
    }

    static Chip read(Path device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(CHIP_INFO_SIZE);
            ask(device, GET_CHIP_INFO, info);
            return new Chip(device, text(info, NAME), info.get(ValueLayout.JAVA_INT, 2L * NAME));
        } catch (Kernel.Refused e) {
            throw new LineRefused(device + " is no GPIO chip that may be used (" + e.getMessage() + ")", e);
        }
    }

    /** What the kernel says of a line. */
    LineState look(int offset) {
        if (offset < 0 || offset >= lines)
            throw new LineRefused("line " + offset + " is not on " + label + ": it has 0 to " + (lines - 1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(LINE_INFO_SIZE, Long.BYTES);
            info.set(ValueLayout.JAVA_INT, 2L * NAME, offset);
            ask(device, GET_LINE_INFO, info);
            LineState state = state(info);
            return state.isOutput() && state.user() == null
                    ? new LineState(offset, state.name(), null, true, level(offset))
                    : state;
        } catch (Kernel.Refused e) {
            throw new LineRefused("line " + offset + " of " + label + " cannot be read", e);
        }
    }

    /** Reads {@code struct gpio_v2_line_info}. */
    static LineState state(MemorySegment info) {
        long flags = info.get(ValueLayout.JAVA_LONG, 2L * NAME + 2 * Integer.BYTES);
        String user = text(info, NAME);
        boolean used = (flags & USED) != 0;
        return new LineState(
                info.get(ValueLayout.JAVA_INT, 2L * NAME),
                text(info, 0),
                used ? (user.isEmpty() ? "the kernel" : user) : null,
                (flags & OUTPUT) != 0,
                null);
    }

    /**
     * What a free output drives. It is asked for "as is": neither direction nor value changes. Only a line that was left an
     * output is asked, so letting it go again leaves it so too.
     */
    private @Nullable Boolean level(int offset) throws Kernel.Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_SIZE, Long.BYTES);
            request.set(ValueLayout.JAVA_INT, 0, offset);
            request.asSlice(256, NAME)
                    .copyFrom(MemorySegment.ofArray("hearth-look".getBytes(StandardCharsets.US_ASCII)));
            request.set(ValueLayout.JAVA_INT, REQUEST_COUNT_AT, 1);
            ask(device, GET_LINE, request);
            int line = request.get(ValueLayout.JAVA_INT, REQUEST_FILE_AT);
            try {
                MemorySegment values = arena.allocate(2L * Long.BYTES, Long.BYTES);
                values.set(ValueLayout.JAVA_LONG, Long.BYTES, 1);
                Kernel.control(line, GET_VALUES, values);
                return (values.get(ValueLayout.JAVA_LONG, 0) & 1) != 0;
            } finally {
                Kernel.close(line);
            }
        } catch (Kernel.Refused e) {
            if (e.errno == Kernel.BUSY) return null;
            throw e;
        }
    }

    private static void ask(Path device, long code, MemorySegment request) throws Kernel.Refused {
        int file = Kernel.open(device);
        try {
            Kernel.control(file, code, request);
        } finally {
            Kernel.close(file);
        }
    }

    /** A text that ends with a zero, or with its field. */
    private static String text(MemorySegment struct, int at) {
        byte[] bytes = struct.asSlice(at, NAME).toArray(ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < NAME && bytes[length] != 0) length++;
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
