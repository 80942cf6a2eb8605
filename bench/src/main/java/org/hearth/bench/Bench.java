package org.hearth.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hearth.bench.house.Waiting;
import org.hearth.bench.report.Figure;
import org.hearth.bench.report.Machine;
import org.hearth.bench.report.Table;

/** One run of the benchmark, from an empty folder to a table. Started by {@code bench/run} in the checkout's root. */
public final class Bench {
    private static final long SETTLE_MILLIS = 3_000;

    /** Held here, because a logger that nobody holds forgets its level. Each of 40 clients would tell that it connected. */
    private static final Logger MQTT_CLIENT = Logger.getLogger("io.vertx.mqtt");

    private Bench() {}

    /** Measures and prints; nothing is asserted, because a figure is no test. */
    public static void main(String[] words) throws IOException {
        MQTT_CLIENT.setLevel(Level.WARNING);
        Options options = options(words);
        Path repository = Path.of("").toAbsolutePath();
        Files.createDirectories(repository.resolve("bench/target"));
        Path data = Files.createTempDirectory(repository.resolve("bench/target"), "house-");
        JsonObject machine = Machine.describe(repository);
        List<Figure> figures = run(options, repository, data);
        System.out.println(Table.of(figures));
        write(repository.resolve("bench/results"), options, machine, figures);
        remove(data);
        System.exit(0); // the drivers' threads are no reason to stay
    }

    private static Options options(String[] words) {
        try {
            return Options.of(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static List<Figure> run(Options options, Path repository, Path data) {
        try (Rig rig = new Rig(options, repository, data)) {
            // Ctrl-C must not leave a house behind.
            Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
            say("first start");
            String token = rig.settle();
            say("starts");
            Rig.Subjects subjects = rig.start(token);
            rig.connect(subjects);
            Waiting.pause(SETTLE_MILLIS);
            Rounds rounds = new Rounds(options, rig, subjects);
            say("warm-up");
            rounds.warmUp();
            rounds.measure(Bench::say);
            List<Figure> figures = new Summary(rig, rounds).figures();
            rounds.floors().close();
            rig.disconnect(subjects);
            return figures;
        }
    }

    /** A failed run keeps its folder, with the logs. */
    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static void say(String step) {
        System.out.println("bench: " + step);
    }

    private static void write(Path folder, Options options, JsonObject machine, List<Figure> figures)
            throws IOException {
        JsonArray lines = new JsonArray();
        figures.forEach(figure -> lines.add(figure.json()));
        JsonObject result = new JsonObject()
                .put("machine", machine)
                .put("rounds", options.rounds())
                .put("devices", options.devices())
                .put("burst", options.burst())
                .put("figures", lines);
        Files.createDirectories(folder);
        Path file = folder.resolve(machine.getString("at").replace(":", "") + ".json");
        Files.writeString(file, result.encodePrettily() + "\n");
        System.out.println("written to bench/results/" + file.getFileName());
    }
}
