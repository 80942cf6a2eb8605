package org.hearth.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The real porch, started by its own entry script, beside the broker of the house. */
public final class PorchProcess implements AutoCloseable {
    private final int port = freePort();
    private final Process process;

    private PorchProcess(Path dir, int brokerPort) {
        Path script = Path.of("..", "mosquitto", "porch.sh").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>();
        // The porch refuses to run as root; in a user namespace of its own nobody is.
        if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "--user", "--"));
        command.addAll(List.of("sh", script.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "porch-" + port + ".log").toFile()));
        builder.environment().put("HEARTH_TRUST_DIR", dir.resolve("trust").toString());
        builder.environment().put("HEARTH_BROKER_DIR", dir.resolve("broker").toString());
        builder.environment().put("PORCH_STATE", dir.resolve("porch").toString());
        builder.environment().put("PORCH_PORT", Integer.toString(port));
        builder.environment().put("MOSQUITTO_ADDRESS", "localhost:" + brokerPort);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PorchProcess start(Path dir, int brokerPort) {
        PorchProcess porch = new PorchProcess(dir, brokerPort);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(porch::listens);
        return porch;
    }

    public int port() {
        return port;
    }

    private boolean listens() {
        if (!process.isAlive()) throw new IllegalStateException("the porch ended; see target/porch-" + port + ".log");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
