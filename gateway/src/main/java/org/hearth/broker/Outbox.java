package org.hearth.broker;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.smallrye.reactive.messaging.mqtt.SendingMqttMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** The way out to the broker. */
@ApplicationScoped
class Outbox {
    private static final int CAPACITY = 16_384;
    private static final long TIMEOUT_SECONDS = 5;

    private final Emitter<byte[]> channel;

    @Inject
    Outbox(
            @Channel("to-broker") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = CAPACITY)
                    Emitter<byte[]> channel) {
        this.channel = channel;
    }

    enum Delivery {
        AT_MOST_ONCE(MqttQoS.AT_MOST_ONCE, false),
        AT_LEAST_ONCE(MqttQoS.AT_LEAST_ONCE, false),
        /** At least once, and kept by the broker for whoever subscribes later. Never for a command: it would run hours later. */
        KEPT(MqttQoS.AT_LEAST_ONCE, true);

        private final MqttQoS qos;
        private final boolean retained;

        Delivery(MqttQoS qos, boolean retained) {
            this.qos = qos;
            this.retained = retained;
        }
    }

    /** Completes when the message was written; fails when there is no connection, or none took it in time. */
    CompletionStage<Void> send(String topic, byte[] payload, Delivery delivery) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Message<byte[]> message = Message.of(
                payload,
                Metadata.of(new SendingMqttMessageMetadata(topic, delivery.qos, delivery.retained)),
                () -> {
                    written.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    written.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                });
        ManagedContext request = Arc.container().requestContext();
        @Nullable ContextState before = request.getStateIfActive();
        try {
            channel.send(message);
        } catch (IllegalStateException full) {
            written.completeExceptionally(full);
        } finally {
            // Where there is no connection the connector tells so on this very thread, and leaves it without the
            // request that it was serving.
            if (before != null && request.getStateIfActive() != before) request.activate(before);
        }
        return written.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Lets the broker forget what it retains on a topic: an empty retained message (MQTT 3.1.1, 3.3.1.3). */
    CompletionStage<Void> erase(String topic) {
        return send(topic, new byte[0], Delivery.KEPT);
    }
}
