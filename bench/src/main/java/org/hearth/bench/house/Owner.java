package org.hearth.bench.house;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

/** The person to whom the house belongs. */
public final class Owner {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private Owner() {}

    /**
     * Claims the house.
     *
     * @return an access token, good for ten minutes
     */
    public static String claim(House house) {
        JsonObject claim = new JsonObject()
                .put("code", house.read(house.file("claimCode")))
                .put("name", "Bench")
                .put("password", UUID.randomUUID().toString())
                .put("homeName", "Bench")
                .put("zone", "Europe/Athens");
        HttpResponse<String> answer = post(house, "/api/v1/setup/claim", "", claim);
        if (answer.statusCode() != CREATED) throw new IllegalStateException("not claimed: " + answer.body());
        return new JsonObject(answer.body()).getString("accessToken");
    }

    /** Tells the gateway the time, as the dashboard does: without it nothing is fired where no time server is reached. */
    public static void tellTime(House house, String token) {
        JsonObject now = new JsonObject().put("now", Instant.now().toString());
        HttpResponse<String> answer = post(house, "/api/v1/home/time/trust", token, now);
        if (answer.statusCode() != OK) throw new IllegalStateException("time not told: " + answer.body());
    }

    private static HttpResponse<String> post(House house, String path, String token, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port("gateway") + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
