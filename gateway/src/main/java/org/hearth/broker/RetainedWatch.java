package org.hearth.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttPublishMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Erases commands that somebody left with the broker. A subscription is told of what is retained when it is made and never again, so
 * this one is made every ten seconds and ended at once: it costs live commands nothing. It needs an account of its own, because a
 * second connection of the gateway's would end the first. Its connection also tells when the broker was away.
 */
@ApplicationScoped
class RetainedWatch {
    private static final Logger LOG = Logger.getLogger(RetainedWatch.class);
    private static final long TIMEOUT_SECONDS = 5;

    private final Vertx vertx;
    private final BrokerSettings settings;
    private final ConnectionOptions options;
    private final ServiceAccounts accounts;
    private final DeviceTopics topics;
    private final OlderTopics older;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Counter found;
    private final Counter erased;
    private final Event<AccountsAtHand> atHand;
    private final Event<RetainedCommandErased> told;
    private volatile @Nullable MqttClient client;
    private volatile boolean looked;

    RetainedWatch(
            Vertx vertx,
            BrokerSettings settings,
            ConnectionOptions options,
            ServiceAccounts accounts,
            DeviceTopics topics,
            OlderTopics older,
            Outbox outbox,
            InstantSource clock,
            MeterRegistry meters,
            Event<AccountsAtHand> atHand,
            Event<RetainedCommandErased> told) {
        this.vertx = vertx;
        this.settings = settings;
        this.options = options;
        this.accounts = accounts;
        this.topics = topics;
        this.older = older;
        this.outbox = outbox;
        this.clock = clock;
        this.found = meters.counter("hearth.retained.commands.found");
        this.erased = meters.counter("hearth.retained.commands.erased");
        this.atHand = atHand;
        this.told = told;
    }

    /** Retained commands that were found since the start. */
    long found() {
        return (long) found.count();
    }

    /** Those of them that were erased. One that was found while the broker went away is found again. */
    long erased() {
        return (long) erased.count();
    }

    /** True once it has looked at the broker of this moment. */
    boolean isWatching() {
        MqttClient known = client;
        return looked && known != null && known.isConnected();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void keepConnected() {
        MqttClient known = client;
        if (known != null && known.isConnected()) return;
        looked = false;
        try {
            accounts.ensure();
            client = connect();
        } catch (ProblemException | IllegalStateException away) {
            LOG.debugf("no watch over retained commands yet: %s", away.getMessage());
            return;
        }
        atHand.fire(new AccountsAtHand());
        look();
        looked = true;
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        MqttClient known = client;
        if (known == null || !known.isConnected()) return;
        for (String topic : accounts.watched())
            known.subscribe(topic, MqttQoS.AT_MOST_ONCE.value())
                    .compose(done -> known.unsubscribe(topic))
                    .onFailure(failure -> LOG.warnf("retained commands were not looked for: %s", failure.getMessage()));
    }

    MqttClient connect() {
        MqttClient made = MqttClient.create(vertx, options.of(ServiceAccounts.WATCH, accounts.watchPassword()));
        made.publishHandler(this::found);
        try {
            made.connect(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            made.disconnect();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            // It may come up after all, and would then push off the one that is made next.
            made.disconnect();
            throw new IllegalStateException(e);
        }
    }

    private void found(MqttPublishMessage message) {
        if (!message.isRetain()) return;
        DeviceTopics.Parsed topic = parsed(message.topicName());
        found.increment();
        outbox.erase(message.topicName()).thenRun(erased::increment).whenComplete((done, away) -> {
            if (away != null)
                LOG.warnf("%s is erased when it is found again: %s", message.topicName(), away.getMessage());
        });
        byte[] payload = message.payload().getBytes();
        Arrival arrival = new Arrival(topic.device(), topic.leaf(), payload, true, clock.instant(), System.nanoTime());
        LOG.warnf("device %s: a retained command on %s is erased", topic.device(), topic.leaf());
        told.fireAsync(new RetainedCommandErased(topic.device(), topic.leaf(), arrival.excerpt()));
    }

    /** Of an older device the whole topic is the leaf; one that nobody has is told by its own name. */
    private DeviceTopics.Parsed parsed(String topic) {
        DeviceTopics.Parsed own = topics.parse(topic);
        return own != null ? own : new DeviceTopics.Parsed(older.owner(topic).orElse(topic), topic);
    }
}
