package org.hearth.house;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that has the live stream open and remembers what it was told. */
public final class LiveWatcher implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final InputStream stream;
    private volatile boolean ended;

    /** One event of the stream. */
    public record Told(long id, String name, JsonObject json) {}

    /** Opens the stream with this access token; returns when the gateway answered. */
    public LiveWatcher(String token) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/live"))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) throw new IllegalStateException("live stream: " + answer.statusCode());
            stream = answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** Everything it was told, in order. */
    public List<Told> told() {
        return told;
    }

    /** What it was told under a name, for example {@code command}. */
    public List<JsonObject> told(String name) {
        return told.stream()
                .filter(event -> event.name().equals(name))
                .map(Told::json)
                .toList();
    }

    /** True if the gateway closed the stream. */
    public boolean isEnded() {
        return ended;
    }

    private void read() {
        long id = 0;
        String name = "";
        try (Scanner lines = new Scanner(stream, StandardCharsets.UTF_8).useDelimiter("\n")) {
            while (lines.hasNext()) {
                String line = lines.next();
                if (line.startsWith("id:"))
                    id = Long.parseLong(line.substring(3).strip());
                if (line.startsWith("event:")) name = line.substring(6).strip();
                if (line.startsWith("data:")) told.add(new Told(id, name, new JsonObject(line.substring(5))));
            }
        }
        ended = true;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
