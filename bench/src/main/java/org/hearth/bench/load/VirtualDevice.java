package org.hearth.bench.load;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A device with ten relays and two sensors that does at once what it is told. It speaks {@code contracts/mqtt/topics.md}, but for
 * the two bounds a load program lifts on purpose: messages a second, and unconfirmed readings. Held by one event loop.
 */
final class VirtualDevice {
    private static final long BOOT = 1;
    private static final String SESSION = "be01";
    private static final long HEARTBEAT_MILLIS = 60_000;
    private static final long RESEND_LOOK_MILLIS = 1_000;

    /** Its parts that can be switched, each of which may have schedules of its own. */
    static final List<String> RELAYS =
            IntStream.rangeClosed(1, 10).mapToObj(n -> "relay" + n).toList();

    private final Vertx vertx;
    private final Credentials account;
    private final String topic;
    private final long startedAt = System.nanoTime();
    private final Readings readings;
    private final List<Long> timers = new ArrayList<>();
    private final Map<String, Boolean> relays = new HashMap<>();
    private Consumer<Arrival> arrivals = arrival -> {};
    private @Nullable MqttClient client;

    VirtualDevice(Vertx vertx, Credentials account, String root, int window) {
        this.vertx = vertx;
        this.account = account;
        this.topic = root + "/devices/" + account.user() + "/";
        this.readings = new Readings(BOOT, window, payload -> publish("telemetry/sensors", payload, false));
    }

    String id() {
        return account.user();
    }

    /** Who is told of each command from now on, before it is obeyed. */
    void tell(Consumer<Arrival> whom) {
        arrivals = whom;
    }

    Readings readings() {
        return readings;
    }

    /** Connects, subscribes, and says what it is: in the order of the contract. */
    Future<Void> connect(BrokerAddress broker) {
        MqttClientOptions options = broker.options(account)
                .setWillFlag(true)
                .setWillTopic(topic + "status/online")
                .setWillMessageBytes(message()
                        .put("online", false)
                        .put("sid", SESSION)
                        .put("why", "lost")
                        .toBuffer())
                .setWillQoS(MqttQoS.AT_LEAST_ONCE.value())
                .setWillRetain(true);
        return broker.connect(vertx, options)
                .compose(connected -> {
                    client = connected;
                    connected.publishHandler(this::receive);
                    return connected.subscribe(Map.of(
                            topic + "commands/+", MqttQoS.AT_LEAST_ONCE.value(),
                            topic + "config/+", MqttQoS.AT_LEAST_ONCE.value(),
                            topic + "telemetry/committed", MqttQoS.AT_MOST_ONCE.value()));
                })
                .map(subscribed -> {
                    introduce();
                    return null;
                });
    }

    /** Falls silent and closes in order. */
    Future<Void> disconnect() {
        timers.forEach(vertx::cancelTimer);
        return client == null ? Future.succeededFuture() : client.disconnect();
    }

    private void introduce() {
        publish("status/online", birth(), true);
        publish("status/info", info(), true);
        publish("status/state", state("boot"), true);
        timers.add(vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> publish("status/heartbeat", heartbeat(), false)));
        timers.add(vertx.setPeriodic(RESEND_LOOK_MILLIS, timer -> readings.resend()));
    }

    private void receive(MqttPublishMessage message) {
        if (message.isRetain()) return;
        String leaf = message.topicName().substring(topic.length());
        JsonObject payload = message.payload().toJsonObject();
        switch (leaf) {
            case "commands/control" -> obey(payload);
            case "commands/report" -> publish("status/heartbeat", heartbeat(), false);
            case "telemetry/committed" ->
                readings.committed(payload.getLong("boot"), payload.getLong("from"), payload.getLong("seq"));
            default -> {}
        }
    }

    private void obey(JsonObject command) {
        String part = command.getString("cap");
        arrivals.accept(new Arrival(id(), part, Instant.now()));
        relays.put(part, command.getBoolean("val"));
        String id = command.getString("id");
        JsonObject ack = message()
                .put("id", id)
                .put("res", "done")
                .put("proof", "readback")
                .put("dup", false)
                .put("up_ms", uptime());
        publish("status/ack", ack.toBuffer(), false);
        publish("status/state", state("cmd:" + id), true);
    }

    private Buffer birth() {
        return message()
                .put("online", true)
                .put("sid", SESSION)
                .put("boot", BOOT)
                .put("up_ms", uptime())
                .put("fw", "1.0.0")
                .put("pin", 0)
                .put("pins_rev", 1)
                .put("why", "power")
                .toBuffer();
    }

    private static Buffer info() {
        JsonArray capabilities =
                new JsonArray().add(number("temperature", "°C")).add(number("humidity", "%"));
        for (String relay : RELAYS)
            capabilities.add(new JsonObject()
                    .put("id", relay)
                    .put("t", "relay")
                    .put("ops", new JsonArray().add("set"))
                    .put("feedback", false));
        return message()
                .put("model", "bench")
                .put("hw", "host")
                .put("fw", "1.0.0")
                .put("caps", capabilities)
                .toBuffer();
    }

    private static JsonObject number(String id, String unit) {
        return new JsonObject().put("id", id).put("t", "number").put("u", unit);
    }

    private Buffer state(String by) {
        JsonObject lit = new JsonObject();
        for (String relay : RELAYS) lit.put(relay, relays.getOrDefault(relay, false));
        return message()
                .put("sid", SESSION)
                .put("up_ms", uptime())
                .put("st", lit)
                .put("by", by)
                .toBuffer();
    }

    private Buffer heartbeat() {
        return message()
                .put("sid", SESSION)
                .put("up_ms", uptime())
                .put("reconnects", 0)
                .put("dropped", 0)
                .put("buffered", readings.unconfirmed())
                .toBuffer();
    }

    private static JsonObject message() {
        return new JsonObject().put("v", 1);
    }

    private long uptime() {
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    private void publish(String leaf, Buffer payload, boolean retained) {
        if (client == null) throw new IllegalStateException(id() + " is not connected");
        client.publish(topic + leaf, payload, MqttQoS.AT_LEAST_ONCE, false, retained);
    }
}
