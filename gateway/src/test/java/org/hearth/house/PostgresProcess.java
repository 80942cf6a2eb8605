package org.hearth.house;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real Postgres on a port of its own, gone with the JVM. One is shared by a whole test run; tests of faults start their own. */
public final class PostgresProcess implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Path data;
    private final Path programs;

    private PostgresProcess(Path data) {
        try {
            this.data = data;
            this.postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setDataDirectory(data)
                    // The library switches all of this off; a house does not, and what was answered must outlive a
                    // kill.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            this.programs = Path.of(
                            Files.readString(data.resolve("postmaster.opts")).split(" ", 2)[0])
                    .getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that nobody else uses. */
    public static PostgresProcess start() {
        try {
            return new PostgresProcess(Files.createTempDirectory("hearth-postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JDBC URL of an empty database made for this call, in the one Postgres of the run. */
    public static String freshDatabase() {
        return Shared.POSTGRES.newDatabase();
    }

    /** JDBC URL of an empty database made for this call. */
    public String newDatabase() {
        String name = "hearth_" + Long.toHexString(System.nanoTime());
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    /** Lets every process of it stand still: connections are taken and kept, and nothing answers. */
    public void freeze() {
        signal("-STOP");
    }

    /** Goes on after {@link #freeze()}. */
    public void thaw() {
        signal("-CONT");
    }

    /** Ends it as a power cut would, without a checkpoint. */
    public void kill() {
        control("stop", "-m", "immediate");
    }

    /** Starts it again over the same data and waits until it answers. */
    public void startAgain() {
        control("start", "-w", "-l", data.resolve("again.log").toString(), "-o", "-p " + postgres.getPort());
    }

    private void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", name));
        try {
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(data.resolve("postmaster.pid")).getFirst()))
                    .orElseThrow();
            Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .map(process -> Long.toString(process.pid()))
                    .forEach(command::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(command);
    }

    /** In a user namespace if we are root, because Postgres refuses to run as root (as the embedded one does). */
    private void control(String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) command.addAll(List.of("unshare", "-U"));
        command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            int status = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) throw new IllegalStateException(command + " ended with " + status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final PostgresProcess POSTGRES = start();
    }
}
