package org.hearth.house;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Boards that come in by a code which the owner opens over HTTP: for tests that hold nothing of the gateway's inside. */
public final class CodedBoards {
    private static final AtomicLong COUNT = new AtomicLong();

    private CodedBoards() {}

    /** A new board, to be switched on. */
    public static TestDevice newBoard() {
        String id = "coded-board-" + COUNT.incrementAndGet();
        return new TestDevice(id, secret(id), 1);
    }

    /** Opens a code for a new device of this id, and takes the secret out of it. */
    public static String secret(String id) {
        // The gateway answers before it has met the broker.
        Response opened = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Owner.asks()
                                .contentType("application/json")
                                .body(Map.of("id", id, "name", "Board " + id, "icon", "plug"))
                                .post("/api/v1/enrolments"),
                        answer -> answer.statusCode() != 503);
        String code = opened.then().statusCode(201).extract().path("code");
        String content = new String(Base64.getUrlDecoder().decode(code.split(":")[1]), StandardCharsets.UTF_8);
        return new JsonObject(content).getString("secret");
    }
}
