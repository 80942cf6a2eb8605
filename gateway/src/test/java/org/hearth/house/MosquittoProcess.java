package org.hearth.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real mosquitto with the house's own configuration, on a port of its own. */
public final class MosquittoProcess {
    /** The first start of a gateway, on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Path dir;
    private final int port = freePort();
    private final int gracePort = freePort();
    private volatile Process process;

    /** One that has its files in this folder; it is not started yet. */
    public MosquittoProcess(Path dir) {
        this.dir = dir;
    }

    public int port() {
        return port;
    }

    /** Where it shows the certificate of the key before. */
    public int gracePort() {
        return gracePort;
    }

    /** Starts it as soon as the gateway has made its certificates and the seed of its accounts. */
    void startWhenReady() {
        await(() ->
                Files.exists(dir.resolve("trust/.ready")) && Files.exists(dir.resolve("broker/dynamic-security.json")));
        start();
    }

    /** Starts it and waits until it listens. */
    public synchronized void start() {
        try {
            Path accounts = dir.resolve("accounts.json");
            if (!Files.exists(accounts))
                Files.copy(dir.resolve("broker/dynamic-security.json"), accounts, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(dir.resolve("mosquitto.conf"), configuration(accounts));
            process = new ProcessBuilder(
                            "mosquitto", "-c", dir.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(this::listens);
        if (!process.isAlive()) throw new IllegalStateException("mosquitto ended; another listens on port " + port);
    }

    /** Its own file of accounts, which a test may keep and put back as an old backup would be. */
    public Path accountsFile() {
        return dir.resolve("accounts.json");
    }

    /** Asks it to end and waits for that. */
    public synchronized void stop() {
        if (process == null) return;
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * As a power cut would, but not in the middle of a write of its accounts: this broker begins one with an empty file, which only the entry
     * script mends (demo/test/mosquitto.test.mjs).
     */
    public synchronized void kill() {
        await(() -> {
            freeze();
            if (Files.readString(accountsFile()).stripTrailing().endsWith("}")) return true;
            thaw();
            return false;
        });
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it unless it runs: what a test does that has failed in the middle must not fail all that come after it. */
    public synchronized void standsAgain() {
        if (!process.isAlive()) start();
    }

    /** Stands still and keeps its connections, as a machine does that has too much to do. */
    public void freeze() {
        signal("-STOP");
    }

    /** Goes on after {@link #freeze()}. */
    public void thaw() {
        signal("-CONT");
    }

    /** Reads its certificates again, as its entry script has it do when they change. */
    public void reload() {
        signal("-HUP");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it has logged so far. */
    public List<String> log() {
        try {
            return Files.readAllLines(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return Path.of("target", "mosquitto-" + port + ".log");
    }

    private String configuration(Path accounts) {
        String plugin = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(arch -> "/usr/lib/" + arch + "/mosquitto_dynamic_security.so")
                .filter(file -> Files.exists(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Mosquitto's Dynamic Security plugin is not installed"));
        return String.join(
                "\n",
                List.of(
                        "per_listener_settings false",
                        "allow_anonymous false",
                        "user root",
                        "plugin " + plugin,
                        "plugin_opt_config_file " + accounts,
                        "listener " + port + " 127.0.0.1",
                        "certfile " + dir.resolve("trust/broker.crt"),
                        "keyfile " + dir.resolve("trust/broker.key"),
                        "tls_version tlsv1.2",
                        "use_username_as_clientid true",
                        "listener " + gracePort + " 127.0.0.1",
                        "certfile " + dir.resolve("trust/broker-former.crt"),
                        "keyfile " + dir.resolve("trust/broker-former.key"),
                        "tls_version tlsv1.2",
                        "use_username_as_clientid true",
                        "check_retain_source true",
                        "set_tcp_nodelay true",
                        "max_inflight_messages 1000",
                        "max_queued_messages 100000",
                        ""));
    }

    private boolean listens() {
        if (!process.isAlive()) return true;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(condition);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
