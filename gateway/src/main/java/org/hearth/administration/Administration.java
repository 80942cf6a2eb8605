package org.hearth.administration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.hearth.broker.Broker;
import org.hearth.broker.KnownTopic;
import org.hearth.broker.TopicGrammar;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jboss.logging.Logger;

/** What an owner may do at the broker by hand. Any number of threads may hold it. */
@ApplicationScoped
class Administration {
    private static final Logger LOG = Logger.getLogger(Administration.class);

    /** The largest message of the protocol is half of this. */
    static final int MAX_PAYLOAD_BYTES = 4_096;

    private final Broker broker;
    private final TopicGrammar grammar;
    private final Devices devices;
    private final Journal journal;
    private final InstantSource clock;

    Administration(Broker broker, TopicGrammar grammar, Devices devices, Journal journal, InstantSource clock) {
        this.broker = broker;
        this.grammar = grammar;
        this.devices = devices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Publishes one message. What moves something goes by a command, which has an end and a cause, never by this way.
     *
     * @throws org.hearth.problems.ProblemException if the topic is not one to publish on by hand, or the broker is away
     */
    void publish(String topic, String payload, boolean atLeastOnce, boolean retained, Cause cause) {
        String fault = TopicGrammar.faultOfTopic(topic);
        if (fault != null) throw Problem.invalid("topic", fault, "a topic as MQTT 3.1.1 has it");
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES)
            throw Problem.invalid("payload", "is too long", "at most " + MAX_PAYLOAD_BYTES + " bytes");
        KnownTopic known = grammar.find(topic)
                .orElseThrow(() -> Problem.invalid(
                        "topic", "is none of this home's", "a topic of GET /api/v1/mqtt/topics/structure"));
        requireByHand(topic, known, retained);
        tell(topic, cause);
        try {
            broker.publish(topic, payload, atLeastOnce, retained)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException away) {
            LOG.warnf("%s was not published by hand: %s", topic, away.getCause());
            tell(topic + ": not published", cause);
            throw new Problem.Unavailable(
                            "broker-away", "The broker is away, so nothing was published.", Duration.ofSeconds(5))
                    .thrown();
        }
    }

    private void tell(String detail, Cause cause) {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(JournalEntry.of(clock.instant(), JournalVerb.MQTT_PUBLISHED, cause)
                        .with(detail)));
    }

    private void requireByHand(String topic, KnownTopic known, boolean retained) {
        grammar.deviceOf(topic).ifPresent(devices::require);
        if (known.sender() != KnownTopic.Party.GATEWAY)
            throw Problem.invalid(
                    "topic", "is told by a device, and nobody speaks for it", "a topic that the gateway sends");
        // Each of them has a keeper, who numbers what it tells and writes down who wished it; asking for a report moves
        // nothing.
        if (grammar.deviceOf(topic).isPresent() && !topic.endsWith("/commands/report"))
            throw Problem.invalid(
                    "topic", "has a way of its own in the gateway, which leaves a trace", "another topic");
        if (retained && known.retained() != KnownTopic.Retention.YES)
            throw Problem.invalid("retained", "is not allowed on this topic", "false");
    }
}
