package org.hearth.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** A client as the dashboard is one: it sends commands, and sees what becomes of them on its live stream. Held by one event loop. */
public final class Browser {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final HttpClient client;
    private final Endpoint endpoint;
    private final Map<String, Tap> taps = new HashMap<>();

    private Browser(Vertx vertx, Endpoint endpoint) {
        this.client = vertx.createHttpClient(endpoint.options());
        this.endpoint = endpoint;
    }

    /** A browser whose live stream is open. */
    public static Future<Browser> open(Vertx vertx, Endpoint endpoint) {
        Browser browser = new Browser(vertx, endpoint);
        return browser.watch().map(browser);
    }

    private Future<Void> watch() {
        LiveEvents events = new LiveEvents("command", this::changed);
        return client.request(endpoint.request(HttpMethod.GET, "/api/v1/live").putHeader("Accept", "text/event-stream"))
                .compose(request -> request.send())
                .map(answer -> {
                    if (answer.statusCode() != OK)
                        throw new IllegalStateException("the live stream answers " + answer.statusCode());
                    answer.handler(events::receive);
                    return null;
                });
    }

    /** Switches a relay. The tap's two moments come by the live stream; it fails when the command is refused. */
    public Tap tap(String device, boolean on) {
        Tap tap = new Tap();
        JsonObject command = new JsonObject()
                .put("capability", "relay1")
                .put("operation", "SET")
                .put("value", on);
        client.request(endpoint.request(HttpMethod.POST, "/api/v1/devices/" + device + "/commands"))
                .compose(request -> request.send(command.toBuffer()))
                .compose(answer -> answer.body().map(body -> id(answer.statusCode(), body)))
                .onSuccess(id -> remember(id, tap))
                .onFailure(tap::fail);
        return tap;
    }

    /** Asks for a path without a body; completes when the whole answer is there. */
    public Future<Buffer> get(String path) {
        return client.request(endpoint.request(HttpMethod.GET, path))
                .compose(request -> request.send())
                .compose(answer -> answer.body());
    }

    /** A client without a live stream. */
    public static Browser quiet(Vertx vertx, Endpoint endpoint) {
        return new Browser(vertx, endpoint);
    }

    /** Closes the live stream and every connection. */
    public Future<Void> close() {
        return client.close();
    }

    private static String id(int status, Buffer body) {
        if (status != ACCEPTED) throw new IllegalStateException("a command is answered " + status + ": " + body);
        return body.toJsonObject().getString("id");
    }

    /** The live stream may have been faster than the answer: then the tap takes over what was seen. */
    private void remember(String id, Tap tap) {
        Tap seen = taps.put(id, tap);
        if (seen != null) tap.takeOver(seen);
        if (tap.isConfirmed()) taps.remove(id);
    }

    private void changed(Buffer data) {
        JsonObject command = data.toJsonObject();
        String id = command.getString("id");
        Tap tap = taps.computeIfAbsent(id, unknown -> new Tap());
        tap.see(command.getString("state"), command.getBoolean("confirmed", false));
    }
}
