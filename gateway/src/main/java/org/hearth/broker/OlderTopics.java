package org.hearth.broker;

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
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Topics of devices that are older than the protocol: {@code gates/gate1} and {@code relays/relay1}, with {@code /control} and
 * {@code /status} below them. They stand outside of the root, and each belongs to one device. Any number of threads may hold it.
 */
@ApplicationScoped
public class OlderTopics {
    static final String CONTROL = "/control";
    static final String STATUS = "/status";
    private static final String[] FAMILIES = {"gates/+", "relays/+"};

    private static final Logger LOG = Logger.getLogger(OlderTopics.class);
    private static final int CAPACITY = 4_096;
    private static final long BYTES = 4L << 20;
    private static final int BATCH = 64;
    private static final int LAST = 10_000;

    private volatile Function<String, Optional<String>> owners = topic -> Optional.empty();
    private volatile Consumer<Arrival> handler = arrival -> {};
    private final Inbox inbox = new Inbox("older", CAPACITY, BYTES, BATCH, batch -> batch.forEach(this::handle));
    private final Broker broker;
    private final Outbox outbox;
    private final InstantSource clock;

    @Inject
    @Channel("gates")
    Multi<Message<byte[]>> gates;

    @Inject
    @Channel("relays")
    Multi<Message<byte[]>> relays;

    OlderTopics(Broker broker, Outbox outbox, InstantSource clock) {
        this.broker = broker;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What all of these topics match, with this ending. */
    static String[] all(String ending) {
        String[] filters = new String[FAMILIES.length];
        for (int i = 0; i < filters.length; i++) filters[i] = FAMILIES[i] + ending;
        return filters;
    }

    /** Names who knows the device of a topic such as {@code gates/gate1}. */
    public void ownedBy(Function<String, Optional<String>> knows) {
        owners = knows;
    }

    /** Names the one handler of what such devices say; the leaf is the whole topic, for example {@code gates/gate1/status}. It may block. */
    public void onStatus(Consumer<Arrival> handles) {
        handler = handles;
    }

    /**
     * Says a word on the control topic, at most once and never retained: the broker keeps such a message for nobody who is away, not even
     * for one whose session it keeps.
     *
     * @param topic for example {@code gates/gate1}
     */
    public CompletionStage<Void> order(String topic, String word) {
        return outbox.send(topic + CONTROL, word.getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_MOST_ONCE);
    }

    /** Lets the broker forget the status that it retains of a topic. */
    public CompletionStage<Void> erase(String topic) {
        return outbox.erase(topic + STATUS);
    }

    /** The device of a whole topic, for example of {@code gates/gate1/control}. */
    Optional<String> owner(String topic) {
        int end = topic.lastIndexOf('/');
        return end < 0 ? Optional.empty() : owners.apply(topic.substring(0, end));
    }

    void start(@Observes @Priority(LAST) StartupEvent started) {
        inbox.begin();
        listen(gates);
        listen(relays);
    }

    /** Before anything that handlers need ends. */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent stopping) {
        inbox.close();
    }

    private void listen(Multi<Message<byte[]>> channel) {
        channel.onItem()
                .invoke(this::heard)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(ignored -> {}, failure -> LOG.error("a channel of older devices ended", failure));
    }

    private void heard(Message<byte[]> message) {
        message.getMetadata(ReceivingMqttMessageMetadata.class)
                .ifPresent(received -> owner(received.getTopic())
                        .ifPresent(device ->
                                heard(device, received.getTopic(), received.isRetain(), message.getPayload())));
        message.ack();
    }

    private void heard(String device, String topic, boolean retained, byte[] payload) {
        Arrival arrival = new Arrival(device, topic, payload, retained, clock.instant(), System.nanoTime());
        if (!retained) broker.count(arrival);
        if (payload.length > 0) inbox.offer(arrival);
    }

    private void handle(Arrival arrival) {
        Patience.untilDatabaseAnswers("older device", () -> handler.accept(arrival));
    }
}
