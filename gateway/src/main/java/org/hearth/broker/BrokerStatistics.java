package org.hearth.broker;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** What the broker says of itself below {@code $SYS/broker} (mosquitto(8), "Broker status"). Any number of threads may hold it. */
@ApplicationScoped
public class BrokerStatistics {
    private static final Logger LOG = Logger.getLogger(BrokerStatistics.class);
    private static final String PREFIX = "$SYS/broker/";

    /** Mosquitto has about sixty; a broker that invents more does not fill our memory. */
    private static final int MAX_FIGURES = 200;

    private static final int MAX_LENGTH = 100;
    private static final int WIRED = 1_002;

    private final Map<String, String> newest = new ConcurrentHashMap<>();

    @Inject
    @Channel("statistics")
    Multi<Message<byte[]>> statistics;

    void listen(@Observes @Priority(WIRED) StartupEvent started) {
        statistics
                .onItem()
                .invoke(this::take)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(10))
                .indefinitely()
                .subscribe()
                .with(ignored -> {}, failure -> LOG.error("the broker's figures ended", failure));
    }

    private void take(Message<byte[]> message) {
        message.getMetadata(ReceivingMqttMessageMetadata.class)
                .map(ReceivingMqttMessageMetadata::getTopic)
                .filter(topic -> topic.startsWith(PREFIX))
                .filter(topic -> newest.size() < MAX_FIGURES || newest.containsKey(topic.substring(PREFIX.length())))
                .ifPresent(topic -> newest.put(topic.substring(PREFIX.length()), text(message.getPayload())));
        message.ack();
    }

    private static String text(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** One figure by its topic below {@code $SYS/broker/}, for example {@code clients/connected}. */
    public Optional<String> find(String figure) {
        return Optional.ofNullable(newest.get(figure));
    }

    /** A figure as a number. */
    public Optional<Double> number(String figure) {
        return find(figure).flatMap(BrokerStatistics::parsed);
    }

    private static Optional<Double> parsed(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /** All figures by topic. */
    public SortedMap<String, String> list() {
        return new TreeMap<>(newest);
    }
}
