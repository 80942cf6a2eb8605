package org.hearth.house;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A device at the other end of the real broker, driven by a test: it says what the test lets it say. */
public final class TestDevice implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 10;

    /** A real board has 32 readings under way at most; a test may storm. */
    private static final int MAX_UNDER_WAY = 10_000;

    /** Half of it, so that what a test says beside a backlog still goes. */
    private final Semaphore backlog = new Semaphore(MAX_UNDER_WAY / 2);

    private final String id;
    private final String topics;
    private final MqttClient client;
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final long boot;
    private final long born = System.nanoTime();
    private volatile Consumer<JsonObject> onCommand;
    private volatile Consumer<JsonObject> onDesired;
    private volatile JsonObject settings =
            new JsonObject().put("v", 1).put("rev", 0).put("secret_rev", 0).put("send_s", 60);
    private volatile JsonArray capabilities = new JsonArray()
            .add(relay("relay1"))
            .add(new JsonObject().put("id", "temperature").put("t", "number").put("u", "°C"));

    public TestDevice(String id, String secret, long boot) {
        this(id, secret, boot, "hearth");
    }

    /** A device of a house whose topics have another root. */
    public TestDevice(String id, String secret, long boot, String root) {
        this.id = id;
        this.topics = root + "/devices/" + id + "/";
        this.boot = boot;
        this.client = MqttClient.create(
                ClientLoops.get(),
                new MqttClientOptions()
                        .setClientId(id)
                        .setUsername(id)
                        .setPassword(secret)
                        .setMaxInflightQueue(MAX_UNDER_WAY)
                        .setSsl(true)
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(House.trust().resolve("ca.crt").toString()))
                        .setHostnameVerificationAlgorithm("HTTPS")
                        .setWillFlag(true)
                        .setWillTopic(topics + "status/online")
                        .setWillMessageBytes(Buffer.buffer(new JsonObject()
                                .put("v", 1)
                                .put("online", false)
                                .put("sid", "s" + boot)
                                .put("why", "lost")
                                .encode()))
                        .setWillQoS(1)
                        .setWillRetain(true));
        client.publishCompletionHandler(packet -> backlog.release());
        this.onCommand = this::obey;
        this.onDesired = this::take;
    }

    /** A sensor or an actuator, as {@code status/info} tells it. */
    public static JsonObject part(String id, String kind) {
        return new JsonObject().put("id", id).put("t", kind);
    }

    /** Has these parts instead of the usual ones. */
    public TestDevice offering(JsonObject... parts) {
        capabilities = new JsonArray(List.of(parts));
        return this;
    }

    /** Connects, subscribes and tells birth, information and state, as the protocol wants it. */
    public TestDevice start() {
        get(client.connect(House.broker().port(), "localhost"));
        client.publishHandler(message -> {
            if (message.payload().length() == 0) return; // something retained was erased
            JsonObject payload = message.payload().toJsonObject();
            received.add(payload.put("_topic", message.topicName()));
            if (message.topicName().endsWith("/commands/control")) onCommand.accept(payload);
            if (message.topicName().endsWith("/commands/report")) heartbeat();
            if (message.topicName().endsWith("/config/desired")) onDesired.accept(payload);
        });
        get(client.subscribe(topics + "commands/+", 1));
        get(client.subscribe(topics + "config/+", 1));
        get(client.subscribe(topics + "telemetry/committed", 0));
        publish("status/online", true, birth());
        publish(
                "status/info",
                true,
                payload()
                        .put("model", "test-relay")
                        .put("hw", "test")
                        .put("fw", "1.0.0")
                        .put("caps", capabilities));
        settings(settings);
        state(false, "boot");
        return this;
    }

    private JsonObject birth() {
        return payload()
                .put("online", true)
                .put("sid", "s" + boot)
                .put("boot", boot)
                .put("up_ms", uptimeMillis())
                .put("fw", "1.0.0")
                .put("pin", 0)
                .put("pins_rev", 0)
                .put("why", "power");
    }

    /** A relay as boards describe theirs. */
    public static JsonObject relay(String part) {
        return new JsonObject().put("id", part).put("t", "relay").put("ops", new JsonArray().add("set"));
    }

    /** What it says that it is made of, from its next start on. */
    public TestDevice made(JsonObject... parts) {
        JsonArray made = new JsonArray();
        for (JsonObject part : parts) made.add(part);
        capabilities = made;
        return this;
    }

    /** Settings that it holds when it starts. */
    public TestDevice holds(JsonObject document) {
        settings = document;
        return this;
    }

    /** What to do with wished settings, instead of taking them. */
    public TestDevice onDesired(Consumer<JsonObject> handler) {
        onDesired = handler;
        return this;
    }

    /** Takes what is wished if it is newer than what it holds, and says what holds. */
    public void take(JsonObject desired) {
        if (desired.getLong("rev") > settings.getLong("rev")) {
            settings = desired.copy().put("secret_rev", 0);
            settings.remove("_topic");
        }
        settings(settings);
    }

    /** Says which settings hold. */
    public void settings(JsonObject document) {
        publish("status/settings", true, document);
    }

    /** What to do with a command, instead of obeying it. */
    public void onCommand(Consumer<JsonObject> handler) {
        onCommand = handler;
    }

    /** Does what it is told: acknowledges, then reports. */
    public void obey(JsonObject command) {
        acknowledge(command.getString("id"), "done");
        String by = "cmd:" + command.getString("id");
        if (command.getString("op").equals("pulse")) {
            state(true, by);
            state(false, by);
        } else report(new JsonObject().put(command.getString("cap"), command.getValue("val")), by);
    }

    /** Refuses a command for this reason. */
    public void refuse(String commandId, String reason) {
        publish(
                "status/ack",
                false,
                payload()
                        .put("id", commandId)
                        .put("res", "rejected")
                        .put("err", reason)
                        .put("dup", false)
                        .put("up_ms", uptimeMillis()));
    }

    public void acknowledge(String commandId, String result) {
        publish(
                "status/ack",
                false,
                payload()
                        .put("id", commandId)
                        .put("res", result)
                        .put("proof", "readback")
                        .put("dup", false)
                        .put("up_ms", uptimeMillis()));
    }

    public void state(boolean on, String by) {
        report(new JsonObject().put("relay1", on), by);
    }

    /** Tells the state of these parts, and what made the newest of them. */
    public void report(JsonObject values, String by) {
        publish(
                "status/state",
                true,
                payload()
                        .put("sid", "s" + boot)
                        .put("up_ms", uptimeMillis())
                        .put("st", values)
                        .put("by", by));
    }

    public void heartbeat() {
        publish("status/heartbeat", false, payload().put("sid", "s" + boot).put("up_ms", uptimeMillis()));
    }

    public void measure(long seq, double temperature) {
        publish(
                "telemetry/sensors",
                false,
                payload()
                        .put("boot", boot)
                        .put("seq", seq)
                        .put("age_s", 0)
                        .put("m", new JsonObject().put("temperature", temperature)));
    }

    /** Sends these readings as fast as the broker takes them; ends early if the connection does. */
    public void measureAll(LongStream seqs) {
        for (long seq : seqs.toArray()) {
            try {
                while (!backlog.tryAcquire(1, TimeUnit.SECONDS)) if (!client.isConnected()) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!client.isConnected()) return;
            measure(seq, seq % 100);
        }
    }

    /** What the gateway said of this boot that the database holds: every sequence number, once. */
    public SortedSet<Long> committed() {
        return received("telemetry/committed").stream()
                .filter(run -> run.getLong("boot") == boot)
                .flatMap(run -> LongStream.rangeClosed(run.getLong("from"), run.getLong("seq"))
                        .boxed())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void publish(String leaf, boolean retained, JsonObject payload) {
        publishRaw(leaf, retained, payload.encode());
    }

    public void publishRaw(String leaf, boolean retained, String payload) {
        client.publish(topics + leaf, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, retained);
    }

    /** Everything that came on a leaf. */
    public List<JsonObject> received(String leaf) {
        return received.stream()
                .filter(payload -> payload.getString("_topic").endsWith("/" + leaf))
                .toList();
    }

    /** Its id at the broker. */
    public String id() {
        return id;
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    public long uptimeMillis() {
        return 1_000 + (System.nanoTime() - born) / 1_000_000;
    }

    private static JsonObject payload() {
        return new JsonObject().put("v", 1);
    }

    /** Says farewell and goes. */
    @Override
    public void close() {
        if (!client.isConnected()) return;
        publish(
                "status/online",
                true,
                payload().put("online", false).put("sid", "s" + boot).put("why", "stopped"));
        get(client.disconnect());
    }

    private static <T> T get(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
