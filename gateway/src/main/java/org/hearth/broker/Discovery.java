package org.hearth.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** What strangers say at the porch, and what they are answered. Nothing secret is ever said here. */
@ApplicationScoped
public class Discovery {
    static final String REGISTER = "discovery/register/";
    static final String RESPONSE = "discovery/response/";

    private static final Logger LOG = Logger.getLogger(Discovery.class);

    /** Anybody may knock; what cannot be looked at in time is not kept. */
    private static final int CAPACITY = 256;

    private static final long BYTES = 1L << 20;
    private static final int BATCH = 16;
    private static final int LAST = 10_000;

    private volatile Consumer<Arrival> handler = arrival -> {};
    private final Inbox inbox = new Inbox("discovery", CAPACITY, BYTES, BATCH, batch -> batch.forEach(this::handle));
    private final Outbox outbox;
    private final InstantSource clock;

    @Inject
    @Channel("discovery")
    Multi<Message<byte[]>> knocks;

    Discovery(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Names the one who looks at strangers; it may block. The {@code device} of what it gets is the id the stranger gives itself. */
    public void onStranger(Consumer<Arrival> looks) {
        handler = looks;
    }

    /** Answers a stranger, at least once. */
    public void answer(String id, ObjectNode payload) {
        outbox.send(RESPONSE + id, payload.toString().getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_LEAST_ONCE)
                .whenComplete((sent, away) -> {
                    // Anybody may ask, as often as is told at all.
                    if (away != null)
                        LOG.debugf("stranger %s is answered when it asks again: %s", id, away.getMessage());
                });
    }

    void start(@Observes @Priority(LAST) StartupEvent started) {
        inbox.begin();
        knocks.onItem()
                .invoke(this::heard)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(ignored -> {}, failure -> LOG.error("channel discovery ended", failure));
    }

    /** Before anything that handlers need ends. */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent stopping) {
        inbox.close();
    }

    private void heard(Message<byte[]> message) {
        message.getMetadata(ReceivingMqttMessageMetadata.class)
                .filter(received -> received.getTopic().startsWith(REGISTER))
                .ifPresent(received -> inbox.offer(new Arrival(
                        received.getTopic().substring(REGISTER.length()),
                        "register",
                        message.getPayload(),
                        received.isRetain(),
                        clock.instant(),
                        System.nanoTime())));
        message.ack();
    }

    private void handle(Arrival arrival) {
        Patience.untilDatabaseAnswers("stranger", () -> handler.accept(arrival));
    }
}
