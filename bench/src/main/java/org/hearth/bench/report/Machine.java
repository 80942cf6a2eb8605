package org.hearth.bench.report;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the figures were measured on: without it they mean nothing a year later. */
public final class Machine {
    private Machine() {}

    /** Machine, versions and commit; nothing that names the machine or its owner. */
    public static JsonObject describe(Path repository) {
        return new JsonObject()
                .put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", output(repository, "git", "describe", "--always", "--dirty"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("architecture", System.getProperty("os.arch"))
                .put("kernel", System.getProperty("os.version").replaceAll("-.*", ""))
                .put("java", Runtime.version().toString())
                .put("loadAverage", output(repository, "cut", "-d ", "-f1-3", "/proc/loadavg"));
    }

    private static String output(Path folder, String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).directory(folder.toFile()).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException absent) {
            return "unknown";
        }
    }
}
