package org.hearth.bench.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hearth.bench.house.Part;
import org.hearth.bench.house.Waiting;
import org.hearth.bench.load.Endpoint;

/** From the start of a process to its first answer to somebody it knows. Collects over the starts; held by one thread. */
public final class Startup {
    private static final int OK = 200;
    private static final long LOOK_MILLIS = 5; // a start takes hundreds; more often would take the processor from it

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();

    /** Starts a program and waits for {@code GET /api/v1/account}. */
    public Part measure(Supplier<Part> start, Endpoint endpoint) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + endpoint.port() + "/api/v1/account"))
                .header("Authorization", "Bearer " + endpoint.token())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            long begin = System.nanoTime();
            Part part = start.get();
            Waiting.until("the first answer", LOOK_MILLIS, () -> answers(client, request));
            seconds.add((System.nanoTime() - begin) / 1e9);
            cpuSeconds.add(part.usage().cpuSeconds());
            return part;
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    }

    /** One duration a start. */
    public List<Double> seconds() {
        return seconds;
    }

    /** Processor time of each start until that answer. */
    public List<Double> cpuSeconds() {
        return cpuSeconds;
    }
}
