package org.hearth.bench.house;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** The person to whom the house belongs. */
public final class Owner {
    private static final int CREATED = 201;

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
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + house.port("gateway") + "/api/v1/setup/claim"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(claim.encode()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) throw new IllegalStateException("not claimed: " + answer.body());
            return new JsonObject(answer.body()).getString("accessToken");
        } catch (IOException e) {
            throw new IllegalStateException("not claimed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
