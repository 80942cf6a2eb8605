package org.hearth.broker;

import static org.hearth.broker.KnownTopic.Delivery.AT_LEAST_ONCE;
import static org.hearth.broker.KnownTopic.Delivery.AT_MOST_ONCE;
import static org.hearth.broker.KnownTopic.Party.DEVICE;
import static org.hearth.broker.KnownTopic.Party.GATEWAY;
import static org.hearth.broker.KnownTopic.Party.OWNER_TOOLS;
import static org.hearth.broker.KnownTopic.Party.STRANGER;
import static org.hearth.broker.KnownTopic.Retention.NEVER;
import static org.hearth.broker.KnownTopic.Retention.NO;
import static org.hearth.broker.KnownTopic.Retention.YES;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The tree of topics of this home, and what MQTT lets a topic look like. */
@ApplicationScoped
public class TopicGrammar {
    private static final int MAX_BYTES = 65_535; // MQTT 3.1.1, section 1.5.3
    private static final String SHARED = "$share/";

    private final List<KnownTopic> topics;
    private final DeviceTopics devices;

    TopicGrammar(DeviceTopics devices) {
        this.devices = devices;
        String device = devices.of("{id}", "");
        topics = List.of(
                from(device, "status/online", AT_LEAST_ONCE, YES, "birth, last will, announced sleep"),
                from(device, "status/info", AT_LEAST_ONCE, YES, "model, hardware, firmware, capabilities"),
                from(device, "status/settings", AT_LEAST_ONCE, YES, "the settings that hold, with their revision"),
                from(device, "status/state", AT_LEAST_ONCE, YES, "reported state of actuators and switch inputs"),
                from(device, "status/ack", AT_LEAST_ONCE, NO, "the end of one command"),
                from(device, "status/heartbeat", AT_MOST_ONCE, NO, "uptime, memory, signal, counters"),
                from(device, "telemetry/sensors", AT_LEAST_ONCE, NO, "measurements"),
                from(device, "telemetry/events", AT_LEAST_ONCE, NO, "a button, a motion, a refusal"),
                from(device, "telemetry/metrics", AT_MOST_ONCE, NO, "diagnostics"),
                to(device, "telemetry/committed", AT_MOST_ONCE, NEVER, "readings that the database holds"),
                to(device, "commands/control", AT_LEAST_ONCE, NEVER, "one command"),
                to(device, "commands/config", AT_LEAST_ONCE, NEVER, "a new secret for the device's account"),
                to(device, "commands/firmware", AT_LEAST_ONCE, NEVER, "an order to update"),
                to(device, "commands/report", AT_MOST_ONCE, NEVER, "asks for heartbeat, state and acknowledgements"),
                to(device, "config/pins", AT_LEAST_ONCE, YES, "the pinned certificates, with a revision"),
                to(device, "config/desired", AT_LEAST_ONCE, YES, "desired settings, with a revision"),
                to(device, "config/schedule", AT_LEAST_ONCE, YES, "the carried schedule"),
                new KnownTopic(
                        "discovery/register/{id}", STRANGER, GATEWAY, AT_LEAST_ONCE, NEVER, "I should like to join"),
                new KnownTopic(
                        "discovery/response/{id}",
                        GATEWAY,
                        STRANGER,
                        AT_LEAST_ONCE,
                        NEVER,
                        "wait, approved or refused"),
                summary("fleet/status/{group}", "a group: how many there, how many on"),
                summary("system/health", "the parts of the house"),
                summary("system/alerts", "what a person should look at"),
                summary("monitoring/broker", "the broker's own figures"),
                summary("monitoring/clients", "who is connected"),
                summary("monitoring/traffic", "messages and bytes"));
    }

    private static KnownTopic from(
            String device, String leaf, KnownTopic.Delivery qos, KnownTopic.Retention retained, String content) {
        return new KnownTopic(device + leaf, DEVICE, GATEWAY, qos, retained, content);
    }

    private static KnownTopic to(
            String device, String leaf, KnownTopic.Delivery qos, KnownTopic.Retention retained, String content) {
        return new KnownTopic(device + leaf, GATEWAY, DEVICE, qos, retained, content);
    }

    private static KnownTopic summary(String topic, String content) {
        return new KnownTopic(topic, GATEWAY, OWNER_TOOLS, AT_MOST_ONCE, NO, content);
    }

    /** Every kind of topic. */
    public List<KnownTopic> list() {
        return topics;
    }

    /** The kind of this topic. */
    public Optional<KnownTopic> find(String topic) {
        return topics.stream().filter(known -> known.matches(topic)).findFirst();
    }

    /** The device that a topic belongs to. */
    public Optional<String> deviceOf(String topic) {
        return find(topic).map(known -> devices.parse(topic)).map(DeviceTopics.Parsed::device);
    }

    /** Why this is no topic to publish on (MQTT 3.1.1, section 4.7); null if it is one. */
    public static @Nullable String faultOfTopic(String topic) {
        @Nullable String fault = faultOfText(topic);
        if (fault != null) return fault;
        return topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0 ? "holds + or #, which only a filter may" : null;
    }

    /** Why this is no topic filter (MQTT 3.1.1, section 4.7.1); null if it is one. */
    public static @Nullable String faultOfFilter(String filter) {
        @Nullable String fault = faultOfText(filter);
        if (fault != null) return fault;
        if (filter.startsWith(SHARED)) return "is a shared subscription";
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].length() > 1 && (levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0))
                return "has a + or # that is not a level of its own";
            if (levels[i].equals("#") && i < levels.length - 1) return "has a # that is not its last level";
        }
        return null;
    }

    /**
     * Refuses what is no filter that a person or a tool may read.
     *
     * @param field what it is called where it was asked for
     * @throws org.hearth.problems.ProblemException if it is none, or one of the broker's own
     */
    public static void requireReadable(String field, String filter) {
        String fault = faultOfFilter(filter);
        if (fault != null) throw Problem.invalid(field, fault, "a topic filter as MQTT 3.1.1 has it");
        if (filter.startsWith("$") && !filter.startsWith("$SYS/"))
            throw Problem.invalid(field, "is the broker's own", "a topic of the home, or $SYS/…");
    }

    private static @Nullable String faultOfText(String text) {
        if (text.isEmpty()) return "is empty";
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) return "is longer than 65,535 bytes";
        if (!PlainText.isPlain(text)) return "holds a control character or half of a character";
        return null;
    }
}
