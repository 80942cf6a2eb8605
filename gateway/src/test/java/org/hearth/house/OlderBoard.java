package org.hearth.house;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

/** A board at the real broker whose firmware is older than the protocol: no birth, no boot, no version. */
public final class OlderBoard implements AutoCloseable {
    private final String id;
    private final BrokerClient client;

    private OlderBoard(String id, BrokerClient client) {
        this.id = id;
        this.client = client;
    }

    /** Switches the adapter on, as the owner does, and connects with these subscriptions. */
    public static OlderBoard connect(
            String id, String secret, String kind, Map<String, Object> part, String... filters) {
        adapter(id, kind, part, 200);
        return connect(id, secret, filters);
    }

    /** Connects with these subscriptions. */
    public static OlderBoard connect(String id, String secret, String... filters) {
        return listening(id, BrokerClient.connect("firmware-0.3", id, secret), filters);
    }

    /** The same of firmware that has the broker keep its session while it is away. */
    public static OlderBoard connectWithSession(String id, String secret, String... filters) {
        return listening(id, BrokerClient.connectWithSession(id, secret), filters);
    }

    private static OlderBoard listening(String id, BrokerClient client, String... filters) {
        for (String filter : filters) client.subscribe(filter);
        return new OlderBoard(id, client);
    }

    /** The owner's wish for an adapter, and the code of the problem if it is refused. */
    public static String adapter(String id, String kind, Map<String, Object> part, int status) {
        return Owner.asks()
                .contentType("application/json")
                .body(Map.of("kind", kind, "capabilities", List.of(part)))
                .put("/api/v1/devices/" + id + "/adapter")
                .then()
                .statusCode(status)
                .extract()
                .path(status == 200 ? "kind" : "detail");
    }

    /** Says something and waits until it is shown as online. */
    public OlderBoard isHeard(String topic, String word) {
        say(topic, word);
        await().until(() -> Owner.asks().get("/api/v1/devices/" + id).jsonPath().getBoolean("presence.online"));
        return this;
    }

    public void say(String topic, String word) {
        client.publish(topic, false, word);
    }

    /** Everything that was delivered on a topic, in order. */
    public List<String> heard(String topic) {
        return client.delivered().stream()
                .filter(delivery -> delivery.topic().equals(topic))
                .map(BrokerClient.Delivery::payload)
                .toList();
    }

    public String id() {
        return id;
    }

    public BrokerClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }
}
