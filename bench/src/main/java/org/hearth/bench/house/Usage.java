package org.hearth.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process and its children have used so far (proc(5)).
 *
 * @param cpuSeconds user and system time of the living, and of children that ended
 * @param residentMegabytes now, of the process alone
 * @param peakMegabytes the most it ever had, of the process alone
 */
public record Usage(double cpuSeconds, double residentMegabytes, double peakMegabytes) {
    /** USER_HZ, which proc(5) counts in, is 100 on every machine that Linux runs on here. */
    private static final double TICKS_PER_SECOND = 100;

    /** Fields of /proc/PID/stat behind the name, which is the second and may hold blanks: the first of them is number 3. */
    private static final int USER_TIME = 14 - 3;

    private static final int SYSTEM_TIME = 15 - 3;
    private static final int CHILDREN_USER_TIME = 16 - 3;
    private static final int CHILDREN_SYSTEM_TIME = 17 - 3;

    static Usage of(long pid) {
        double ticks = ticks(pid, USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> ticks(child.pid(), USER_TIME, SYSTEM_TIME))
                        .sum();
        return new Usage(ticks / TICKS_PER_SECOND, status(pid, "VmRSS:"), status(pid, "VmHWM:"));
    }

    private static double ticks(long pid, int... wanted) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) return 0;
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double sum = 0;
        for (int field : wanted) sum += Long.parseLong(fields[field]);
        return sum;
    }

    private static double status(long pid, String name) {
        for (String line : List.of(read(pid, "status").split("\n")))
            if (line.startsWith(name))
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0; // the file counts in KiB
        return 0;
    }

    /** Empty when the process is gone: its parent counts what it used. */
    private static String read(long pid, String file) {
        Path path = Path.of("/proc", Long.toString(pid), file);
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (java.nio.file.NoSuchFileException gone) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
