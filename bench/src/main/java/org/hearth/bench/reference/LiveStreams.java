package org.hearth.bench.reference;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** The open live streams. Held by one event loop. */
final class LiveStreams {
    private final Set<HttpServerResponse> open = new HashSet<>();

    void open(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.closeHandler(closed -> open.remove(response));
        response.write(":\n\n"); // a comment, so that the head leaves now
        open.add(response);
    }

    void tell(JsonObject command) {
        open.forEach(response -> response.write("event:command\ndata:" + command.encode() + "\n\n"));
    }
}
