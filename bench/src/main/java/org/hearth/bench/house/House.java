package org.hearth.bench.house;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A house of the run's own: database, gateway, broker and web server as {@code ./hearth demo} starts them. Held by one thread.
 */
public final class House implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private static final int OK = 200;

    private final JsonObject plan;
    private final Deque<Part> started = new ArrayDeque<>();
    private final List<String> gatewayOptions;

    private House(JsonObject plan, List<String> gatewayOptions) {
        this.plan = plan;
        this.gatewayOptions = gatewayOptions;
    }

    /**
     * Plans a house that is not started yet.
     *
     * @param repository the checkout
     * @param data an empty folder
     * @param devices how many it is to know
     * @param gatewayOptions for the gateway's virtual machine, beside those of the demo
     */
    public static House plan(Path repository, Path data, int devices, List<String> gatewayOptions) {
        String script = repository.resolve("bench/plan.mjs").toString();
        try {
            Process node = new ProcessBuilder("node", script, data.toString(), Integer.toString(devices))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new House(new JsonObject(printed), gatewayOptions);
        } catch (IOException e) {
            throw new UncheckedIOException("the house cannot be planned", e);
        }
    }

    /** Starts a part of the plan: postgres, gateway, mosquitto or nginx. */
    public Part start(String name) {
        PartPlan part = plan.getJsonArray("parts").stream()
                .map(JsonObject.class::cast)
                .map(PartPlan::of)
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return start(name.equals("gateway") ? part.withJavaOptions(gatewayOptions) : part);
    }

    /** Starts a process that is stopped with the house. */
    public Part start(PartPlan plan) {
        Part part = new Part(plan, file("logs"));
        started.push(part);
        part.start();
        return part;
    }

    /** Port by its purpose: http, gateway, management, postgres, https or mqtt. */
    public int port(String purpose) {
        return plan.getJsonObject("ports").getInteger(purpose);
    }

    /** File or folder of the house, by the name it has in the demo's layout. */
    public Path file(String name) {
        return Path.of(plan.getJsonObject("at").getString(name));
    }

    /** What a file of the house says, once it is there. */
    public String read(Path file) {
        awaitFiles(file);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Waits for files that a part makes. */
    public void awaitFiles(Path... files) {
        await(
                Stream.of(files).map(Path::toString).toList().toString(),
                () -> Stream.of(files).allMatch(Files::exists));
    }

    /** Waits for a port that a part listens on. */
    public void awaitPort(String purpose) {
        await("port of " + purpose, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port(purpose)));
                return true;
            }
        });
    }

    /** Waits until the gateway says that it is ready: database and broker answer it. */
    public void awaitReady() {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port("management") + "/q/health/ready"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await(
                    "the gateway to be ready",
                    () -> client.send(question, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == OK);
        }
    }

    /** Waits for something a part does; a part that ended ends the run, with its last words. */
    public void await(String what, Waiting.Look look) {
        Waiting.until(what, PAUSE_MILLIS, () -> started.stream().anyMatch(Part::isDead) || look.holds());
        for (Part part : started) if (part.isDead()) throw new IllegalStateException(part.lastWords());
    }

    /** Stops everything, the youngest first. */
    @Override
    public void close() {
        while (!started.isEmpty()) started.pop().close();
    }
}
