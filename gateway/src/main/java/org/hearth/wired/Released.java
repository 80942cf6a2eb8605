package org.hearth.wired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/**
 * How long nobody held the lines. By the uptime of the machine, not by the time of day, which jumps on a Pi without a clock.
 */
final class Released {
    private static final String NAME = "released";
    private static final String UNKNOWN = "nobody noted since when the lines are released";
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private Released() {}

    /** The lines are let go now. */
    static void note(Keepsakes keepsakes) {
        keepsakes.save(NAME, Payload.compose().put("machine", machine()).put("up_ms", upMs()));
    }

    /** One sentence for the log. What ended without a word leaves none to count from. */
    static String tell(Keepsakes keepsakes) {
        try {
            Payload noted = keepsakes.load(NAME).orElse(null);
            keepsakes.save(NAME, Payload.compose());
            if (noted == null || !noted.has("up_ms")) return UNKNOWN;
            if (!noted.text("machine", 64, "").equals(machine()))
                return "the lines were released at the latest when the machine was started";
            double seconds = (upMs() - noted.integer("up_ms", 0, Long.MAX_VALUE)) / 1000.0;
            return String.format(Locale.ROOT, "the lines were released for %.1f s", seconds);
        } catch (ContractViolation damaged) {
            return UNKNOWN;
        }
    }

    private static String machine() {
        return read(BOOT_ID);
    }

    private static long upMs() {
        return (long) (1000 * Double.parseDouble(read(UPTIME).split(" ")[0]));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
