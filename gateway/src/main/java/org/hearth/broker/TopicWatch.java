package org.hearth.broker;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttPublishMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * Looks at what passes the broker for a bounded time, on a connection and by an account of its own that exist only as long. Any number of
 * threads may hold it.
 */
@ApplicationScoped
public class TopicWatch {
    private static final Logger LOG = Logger.getLogger(TopicWatch.class);

    /** What the user names of looks begin with; each has a role of its own name. */
    static final String PREFIX = "gateway.view.";

    private static final int MOST_AT_ONCE = 4;
    private static final int BUFFER = 1_000;
    private static final int MAX_TEXT = 2_048;
    private static final int SECRET_BYTES = 24;
    private static final int NAME_BYTES = 9;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final RoleAccounts accounts;
    private final DynamicSecurity broker;
    private final BrokerSettings settings;
    private final ConnectionOptions options;
    private final InstantSource clock;
    private final Vertx vertx;

    TopicWatch(
            RoleAccounts accounts,
            DynamicSecurity broker,
            BrokerSettings settings,
            ConnectionOptions options,
            InstantSource clock,
            Vertx vertx) {
        this.accounts = accounts;
        this.broker = broker;
        this.settings = settings;
        this.options = options;
        this.clock = clock;
        this.vertx = vertx;
    }

    /**
     * A message as it passed.
     *
     * @param topic where
     * @param payload as text; what is no text is told as hexadecimal digits behind {@code 0x}
     * @param bytes how long it was
     * @param retained true if the broker had kept it
     * @param qos 0 or 1
     * @param at when it was seen
     */
    @RegisterForReflection
    public record Seen(String topic, String payload, int bytes, boolean retained, int qos, Instant at) {}

    /**
     * Looks at a filter until the time is over, so many were seen, or nobody looks any more. What does not fit into the reader's
     * buffer is left out.
     *
     * @param told writes down that somebody looks; nothing is seen unless it succeeds
     * @throws org.hearth.problems.ProblemException if others look already, or the broker is away
     */
    public Multi<Seen> open(String filter, Duration longest, int most, Runnable told) {
        String name = admit();
        String secret = GatewayAccount.newSecret(SECRET_BYTES);
        try {
            told.run();
            // Before the answer begins, because one that has begun cannot become a problem any more.
            accounts.set(new RoleAccounts.Login(name, name, ""), secret, Rule.json(Rule.reading(filter)));
        } catch (RuntimeException refused) {
            leave(name);
            throw refused;
        }
        return Multi.createFrom()
                .<Seen>emitter(emitter -> connect(emitter, name, secret, filter, longest), BUFFER)
                .select()
                .first(most);
    }

    private String admit() {
        if (!places.tryAcquire())
            throw new Problem.Unavailable("too-many-watches", "Others are looking already.", Duration.ofSeconds(10))
                    .thrown();
        String name = PREFIX + GatewayAccount.newSecret(NAME_BYTES);
        open.add(name);
        return name;
    }

    private void connect(
            MultiEmitter<? super Seen> emitter, String name, String secret, String filter, Duration longest) {
        MqttClient client = MqttClient.create(vertx, options.of(name, secret));
        client.publishHandler(message -> take(emitter, message));
        client.closeHandler(ignored -> emitter.complete());
        client.connect(settings.port(), settings.host())
                .compose(connected -> client.subscribe(filter, 0))
                .onFailure(emitter::fail);
        // Not by select().first(longest): that ends what follows and leaves the emitter as it is, account and all.
        long end = vertx.setTimer(longest.toMillis(), over -> emitter.complete());
        emitter.onTermination(() -> {
            vertx.cancelTimer(end);
            Infrastructure.getDefaultExecutor().execute(() -> end(client, name));
        });
    }

    private void take(MultiEmitter<? super Seen> emitter, MqttPublishMessage message) {
        // The one topic on which a secret travels.
        if (message.topicName().endsWith("/commands/config")) return;
        byte[] payload = message.payload().getBytes();
        emitter.emit(new Seen(
                message.topicName(),
                text(payload),
                payload.length,
                message.isRetain(),
                message.qosLevel().value(),
                clock.instant()));
    }

    private static String text(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) text = "0x" + java.util.HexFormat.of().formatHex(payload);
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }

    private void end(MqttClient client, String name) {
        client.disconnect();
        try {
            accounts.remove(name, name);
        } catch (ProblemException away) {
            LOG.infof("account %s is taken away when the broker is back: %s", name, away.getMessage());
        } finally {
            leave(name);
        }
    }

    private void leave(String name) {
        if (open.remove(name)) places.release();
    }

    /** Takes away what looks left behind that ended with the gateway, or while the broker did not answer. */
    void sweep(@Observes AccountsAtHand atHand) {
        try {
            Stream.concat(names("listClients", "clients", "username"), names("listRoles", "roles", "rolename"))
                    .distinct()
                    .forEach(name -> accounts.remove(name, name));
        } catch (ProblemException away) {
            LOG.infof("what earlier looks left at the broker is taken away later: %s", away.getMessage());
        }
    }

    private Stream<String> names(String command, String field, String name) {
        return broker.list(command, field).stream()
                .map(one -> one.path(name).asText())
                .filter(one -> one.startsWith(PREFIX) && !open.contains(one));
    }
}
