package org.hearth.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Messages to and from devices. Status messages of one device are handled one by one in order of arrival, telemetry in batches. Any number
 * of threads may hold it.
 */
@ApplicationScoped
public class Broker {
    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final int STATUS_CAPACITY = 4_096;
    private static final int TELEMETRY_CAPACITY = 262_144;
    private static final int TELEMETRY_BATCH = 4_000;

    /** Of a heap of 256 MB, what waits takes at most a third: 64 MiB of readings, 1 MiB in each lane of status messages. */
    private static final long TELEMETRY_BYTES = 64L << 20;

    private static final long STATUS_BYTES = 1L << 20;

    private static final int STATUS_BATCH = 256;

    /** Who waits for the same commit holds no connection, so a lane is a thread and little more: few devices share one. */
    private static final int STATUS_LANES = 24;

    private static final String COMMITTED = "telemetry/committed";
    private static final int WIRED = Interceptor.Priority.LIBRARY_BEFORE;
    private static final int LAST = 10_000;

    private final Map<String, Consumer<Arrival>> statusHandlers = new ConcurrentHashMap<>();
    private volatile Consumer<List<Arrival>> telemetryHandler = batch -> {};
    private volatile Consumer<Arrival> counter = arrival -> {};

    /** A device always comes to the same one, so its messages stay in order; the others need not wait for its commit. */
    private final List<Inbox> statusInboxes = IntStream.range(0, STATUS_LANES)
            .mapToObj(lane ->
                    new Inbox("status-" + lane, STATUS_CAPACITY, STATUS_BYTES, STATUS_BATCH, this::handleStatus))
            .toList();

    private final Inbox telemetryInbox = new Inbox(
            "telemetry", TELEMETRY_CAPACITY, TELEMETRY_BYTES, TELEMETRY_BATCH, batch -> telemetryHandler.accept(batch));
    private final DeviceTopics topics;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MeterRegistry meters;

    @Inject
    @Channel("status")
    Multi<Message<byte[]>> status;

    @Inject
    @Channel("telemetry")
    Multi<Message<byte[]>> telemetry;

    Broker(DeviceTopics topics, Outbox outbox, InstantSource clock, MeterRegistry meters) {
        this.topics = topics;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    /** Names the one handler of a status leaf, for example {@code ack}. It may block; it is asked again if the database is away. */
    public void onStatus(String leaf, Consumer<Arrival> handler) {
        if (statusHandlers.putIfAbsent("status/" + leaf, handler) != null)
            throw new IllegalStateException("status/" + leaf + " has a handler already");
    }

    /** Names the one handler of telemetry; it gets what waits, in order. */
    public void onTelemetry(Consumer<List<Arrival>> handler) {
        telemetryHandler = handler;
    }

    /** Names who counts messages of devices as they arrive, before anything else is done with them; it must not wait. */
    public void onArrival(Consumer<Arrival> counts) {
        counter = counts;
    }

    /** Lets the broker forget what it retains of a device on this leaf. */
    public CompletionStage<Void> erase(String device, String leaf) {
        return outbox.erase(topics.of(device, leaf));
    }

    /**
     * Sends to a device, at least once. Completes when the message was handed to the connection, which is no promise that
     * anybody received it; fails when there is no connection.
     */
    public CompletionStage<Void> send(String device, String leaf, ObjectNode payload) {
        return outbox.send(topics.of(device, leaf), bytes(payload), Outbox.Delivery.AT_LEAST_ONCE);
    }

    /**
     * Sends to a device, at least once, and leaves it with the broker for the device's next connections. The broker keeps
     * nothing on disk, so it is to be told again after {@link BrokerReturned}.
     *
     * @param leaf below {@code config/}: a command must never wait at the broker
     */
    public CompletionStage<Void> retain(String device, String leaf, ObjectNode payload) {
        if (!leaf.startsWith("config/")) throw new IllegalArgumentException(leaf + " must not be retained");
        return outbox.send(topics.of(device, leaf), bytes(payload), Outbox.Delivery.KEPT);
    }

    /** Sends to a device, at most once. */
    public CompletionStage<Void> tell(String device, String leaf, ObjectNode payload) {
        return outbox.send(topics.of(device, leaf), bytes(payload), Outbox.Delivery.AT_MOST_ONCE);
    }

    /**
     * Publishes on any topic that the gateway may write to. Completes and fails as {@link #send} does.
     *
     * @param retained true if the broker is to keep it
     */
    public CompletionStage<Void> publish(String topic, String payload, boolean atLeastOnce, boolean retained) {
        Outbox.Delivery delivery = retained
                ? Outbox.Delivery.KEPT
                : atLeastOnce ? Outbox.Delivery.AT_LEAST_ONCE : Outbox.Delivery.AT_MOST_ONCE;
        return outbox.send(topic, payload.getBytes(StandardCharsets.UTF_8), delivery);
    }

    /** How much waits to be handled, and how much had to be dropped because too much waited. */
    public Inboxes inboxes() {
        return new Inboxes(
                statusInboxes.stream().mapToInt(Inbox::waiting).sum(),
                statusInboxes.stream().mapToLong(Inbox::dropped).sum(),
                telemetryInbox.waiting(),
                telemetryInbox.dropped());
    }

    /**
     * What waits between the broker and the rooms, in messages.
     *
     * @param statusWaiting status messages not handled yet
     * @param statusDropped status messages let go since the start
     * @param telemetryWaiting readings not handled yet
     * @param telemetryDropped readings let go since the start; their devices send them again
     */
    public record Inboxes(int statusWaiting, long statusDropped, int telemetryWaiting, long telemetryDropped) {}

    /**
     * Right after the channels are wired: the broker tells what it retained as soon as it is connected, and a channel that nobody
     * listens to loses it.
     */
    void listen(@Observes @Priority(WIRED + 1) StartupEvent started) {
        receive("status", status, statusInboxes);
        receive("telemetry", telemetry, List.of(telemetryInbox));
    }

    /** When every room has named its handlers. */
    void handle(@Observes @Priority(LAST) StartupEvent started) {
        statusInboxes.forEach(Inbox::begin);
        telemetryInbox.begin();
    }

    /** Before anything that handlers need ends. */
    void end(@Observes @Priority(WIRED) ShutdownEvent stopping) {
        statusInboxes.forEach(Inbox::close);
        telemetryInbox.close();
    }

    /** True while status messages wait that came and were not handled yet: a device that seems silent may have spoken. */
    public boolean isBehind() {
        return statusInboxes.stream().anyMatch(inbox -> inbox.waiting() > 0);
    }

    private void receive(String name, Multi<Message<byte[]>> channel, List<Inbox> inboxes) {
        Gauge.builder(
                        "hearth.inbox.waiting",
                        inboxes,
                        all -> all.stream().mapToInt(Inbox::waiting).sum())
                .tag("inbox", name)
                .register(meters);
        Gauge.builder(
                        "hearth.inbox.dropped",
                        inboxes,
                        all -> all.stream().mapToLong(Inbox::dropped).sum())
                .tag("inbox", name)
                .register(meters);
        channel.onItem()
                .invoke(message -> offer(message, inboxes))
                .onFailure()
                .invoke(failure -> LOG.warnf("channel %s failed and is taken up again: %s", name, failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(ignored -> {}, failure -> LOG.errorf(failure, "channel %s ended", name));
    }

    private void offer(Message<byte[]> message, List<Inbox> inboxes) {
        message.getMetadata(ReceivingMqttMessageMetadata.class).ifPresent(received -> {
            DeviceTopics.Parsed topic = topics.parse(received.getTopic());
            // What we said ourselves comes back on the channel that keeps a device's readings and events in one order.
            if (topic != null && !topic.leaf().equals(COMMITTED))
                offer(message.getPayload(), topic, received.isRetain(), inboxes);
        });
        message.ack();
    }

    private void offer(byte[] payload, DeviceTopics.Parsed topic, boolean retained, List<Inbox> inboxes) {
        Arrival arrival =
                new Arrival(topic.device(), topic.leaf(), payload, retained, clock.instant(), System.nanoTime());
        if (!retained) count(arrival);
        // Something retained was erased: that says nothing.
        if (payload.length == 0) return;
        inboxes.get(Math.floorMod(topic.device().hashCode(), inboxes.size())).offer(arrival);
    }

    /** A message of a device arrived, on whatever topic. */
    void count(Arrival arrival) {
        counter.accept(arrival);
    }

    private void handleStatus(List<Arrival> batch) {
        for (Arrival arrival : batch) {
            Consumer<Arrival> handler = statusHandlers.get(arrival.leaf());
            if (handler != null) Patience.untilDatabaseAnswers("status", () -> handler.accept(arrival));
        }
    }

    private static byte[] bytes(ObjectNode payload) {
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }
}
