package org.hearth.house;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Anybody at the real broker: says and asks for what it likes, and remembers what was really delivered to it. */
public final class BrokerClient implements AutoCloseable {
    /** More than any test says at once; the usual ten would be refused here and never reach the broker. */
    private static final int MAX_UNDER_WAY = 1_000;

    private final MqttClient client;
    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();

    /** A message as it came. */
    public record Delivery(String topic, String payload) {}

    private BrokerClient(MqttClientOptions options) {
        this.client = MqttClient.create(
                ClientLoops.get(),
                options.setMaxInflightQueue(MAX_UNDER_WAY)
                        .setSsl(true)
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(House.trust().resolve("ca.crt").toString()))
                        .setHostnameVerificationAlgorithm("HTTPS"));
        client.publishHandler(message -> delivered.add(
                new Delivery(message.topicName(), message.payload().toString())));
    }

    /**
     * Connects with these credentials and this client id.
     *
     * @throws IllegalStateException if the broker refused
     */
    public static BrokerClient connect(String clientId, String user, String password) {
        return new BrokerClient(new MqttClientOptions()
                        .setClientId(clientId)
                        .setUsername(user)
                        .setPassword(password))
                .connect();
    }

    /**
     * Connects and has the broker keep the session when it goes.
     *
     * @throws IllegalStateException if the broker refused
     */
    public static BrokerClient connectWithSession(String user, String password) {
        return new BrokerClient(new MqttClientOptions()
                        .setClientId(user)
                        .setUsername(user)
                        .setPassword(password)
                        .setCleanSession(false))
                .connect();
    }

    /**
     * Connects and leaves a last will with the broker.
     *
     * @throws IllegalStateException if the broker refused
     */
    public static BrokerClient connectWithWill(String user, String password, String topic, String will) {
        return new BrokerClient(new MqttClientOptions()
                        .setClientId(user)
                        .setUsername(user)
                        .setPassword(password)
                        .setWillFlag(true)
                        .setWillTopic(topic)
                        .setWillMessageBytes(Buffer.buffer(will))
                        .setWillQoS(1))
                .connect();
    }

    /**
     * Connects without any credentials.
     *
     * @throws IllegalStateException if the broker refused
     */
    public static BrokerClient connectAnonymously(String clientId) {
        return new BrokerClient(new MqttClientOptions().setClientId(clientId)).connect();
    }

    private BrokerClient connect() {
        get(client.connect(House.broker().port(), "localhost"));
        return this;
    }

    /**
     * Connects to the porch on this port, as strangers do.
     *
     * @throws IllegalStateException if the porch refused
     */
    public static BrokerClient connectToPorch(String clientId, int port) {
        BrokerClient stranger = new BrokerClient(new MqttClientOptions().setClientId(clientId));
        get(stranger.client.connect(port, "localhost"));
        return stranger;
    }

    /** Asks for a filter. The broker of MQTT 3.1.1 may grant what it will never deliver, so the answer says nothing. */
    public void subscribe(String filter) {
        client.subscribe(filter, MqttQoS.AT_LEAST_ONCE.value());
    }

    /** Says something; that the broker acknowledges it says nothing either. */
    public void publish(String topic, boolean retained, String payload) {
        client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, retained);
    }

    /** Everything that was delivered, in order. */
    public List<Delivery> delivered() {
        return delivered;
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() {
        if (client.isConnected()) get(client.disconnect());
    }

    private static <T> void get(io.vertx.core.Future<T> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
