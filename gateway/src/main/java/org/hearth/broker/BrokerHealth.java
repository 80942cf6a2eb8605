package org.hearth.broker;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Is the broker there? Asked by an echo through it, because the connector's own check stays down after an overflow it has
 * long recovered from.
 */
@Readiness
@ApplicationScoped
class BrokerHealth implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(BrokerHealth.class);
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(7);

    private final Outbox outbox;
    private final RetainedWatch watch;
    private final String topic;
    private final Event<BrokerReturned> returned;

    /** An echo that the next knock still misses means that the connection was lost, and with it maybe what the broker kept. */
    private final AtomicBoolean missed = new AtomicBoolean(true);

    private volatile boolean waiting;
    private volatile long heard = System.nanoTime() - LONGEST_SILENCE;

    private volatile boolean toldAsThere;

    @Inject
    @Channel("echo")
    Multi<Message<byte[]>> echo;

    BrokerHealth(Outbox outbox, RetainedWatch watch, BrokerSettings settings, Event<BrokerReturned> returned) {
        this.outbox = outbox;
        this.watch = watch;
        this.returned = returned;
        this.topic = settings.root() + "/gateway/echo";
    }

    void start(@Observes StartupEvent started) {
        echo.onItem()
                .invoke(message -> {
                    message.ack();
                    heard();
                })
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(ignored -> {}, failure -> LOG.error("echo ended", failure));
    }

    private void heard() {
        heard = System.nanoTime();
        waiting = false;
        if (missed.compareAndSet(true, false)) returned.fire(new BrokerReturned());
    }

    @Scheduled(
            every = "2s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void knock() {
        if (isThere() != toldAsThere) {
            toldAsThere = isThere();
            if (toldAsThere) LOG.info("the broker is there");
            else LOG.warn("the broker is away; the gateway goes on trying");
        }
        if (waiting) missed.set(true);
        waiting = true;
        outbox.send(topic, "echo".getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_MOST_ONCE)
                .whenComplete((done, failure) -> {
                    if (failure == null) return;
                    missed.set(true);
                    LOG.debugf("the broker is away: %s", failure.getMessage());
                });
    }

    /** True if the broker answered within the last seconds. */
    boolean isThere() {
        return System.nanoTime() - heard < LONGEST_SILENCE;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker")
                .status(isThere())
                .withData("retainedCommandsFound", watch.found())
                .withData("retainedCommandsErased", watch.erased())
                .build();
    }
}
