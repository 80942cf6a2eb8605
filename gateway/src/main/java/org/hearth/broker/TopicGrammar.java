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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The tree of topics of this home, and what MQTT lets a topic look like. */
@ApplicationScoped
public class TopicGrammar {
    /** Four times the longest topic of this home; the protocol's own limit is 65,535 bytes. */
    private static final int MAX_READABLE = 512;

    private static final int MAX_BYTES = 65_535; // MQTT 3.1.1, section 1.5.3
    private static final String SHARED = "$share/";

    /** What is told and asked below {@code {root}/devices/{id}/}; no device may say anything else. */
    private static final List<KnownTopic> OF_DEVICES = List.of(
            from("status/online", AT_LEAST_ONCE, YES, "birth, last will, announced sleep"),
            from("status/info", AT_LEAST_ONCE, YES, "model, hardware, firmware, capabilities"),
            from("status/settings", AT_LEAST_ONCE, YES, "the settings that hold, with their revision"),
            from("status/state", AT_LEAST_ONCE, YES, "reported state of actuators and switch inputs"),
            from(
                    "status/lines",
                    AT_LEAST_ONCE,
                    YES,
                    "of a device with lines: the chip, free and used lines, what is wired where"),
            from("status/ack", AT_LEAST_ONCE, NO, "the end of one command"),
            from(
                    "status/ran",
                    AT_LEAST_ONCE,
                    NO,
                    "which schedule is carried, and what was run of it without the gateway"),
            from("status/heartbeat", AT_MOST_ONCE, NO, "uptime, memory, signal, counters"),
            from("telemetry/sensors", AT_LEAST_ONCE, NO, "measurements"),
            from("telemetry/events", AT_LEAST_ONCE, NO, "a button, a motion, a refusal"),
            from("telemetry/metrics", AT_MOST_ONCE, NO, "diagnostics"),
            to("telemetry/committed", AT_MOST_ONCE, NEVER, "readings that the database holds"),
            to("commands/control", AT_LEAST_ONCE, NEVER, "one command"),
            to("commands/config", AT_LEAST_ONCE, NEVER, "a new secret for the device's account"),
            to("commands/firmware", AT_LEAST_ONCE, NEVER, "an order to update"),
            to("commands/report", AT_MOST_ONCE, NEVER, "asks for heartbeat, state and acknowledgements"),
            to("config/pins", AT_LEAST_ONCE, YES, "the pinned certificates, with a revision"),
            to("config/desired", AT_LEAST_ONCE, YES, "desired settings, with a revision"),
            to("config/wiring", AT_LEAST_ONCE, YES, "which line is which relay, gate or button, with a revision"),
            to("config/schedule", AT_LEAST_ONCE, NEVER, "the carried schedule"));

    private static final List<KnownTopic> BESIDE_DEVICES = List.of(
            new KnownTopic("discovery/register/{id}", STRANGER, GATEWAY, AT_LEAST_ONCE, NEVER, "I should like to join"),
            new KnownTopic(
                    "discovery/response/{id}", GATEWAY, STRANGER, AT_LEAST_ONCE, NEVER, "wait, approved or refused"),
            summary("fleet/status/{group}", "a group: its name, how many devices, how many are there"),
            summary("system/health", "the parts of the house"),
            summary("system/alerts", "what a person should look at"),
            summary("monitoring/broker", "the broker's own figures"),
            summary("monitoring/clients", "who is connected"),
            summary("monitoring/traffic", "messages and bytes"));

    private final List<KnownTopic> topics;
    private final DeviceTopics devices;

    TopicGrammar(DeviceTopics devices) {
        this.devices = devices;
        topics = Stream.concat(
                        OF_DEVICES.stream().map(leaf -> leaf.below(devices.of("{id}", ""))), BESIDE_DEVICES.stream())
                .toList();
    }

    private static KnownTopic from(
            String leaf, KnownTopic.Delivery qos, KnownTopic.Retention retained, String content) {
        return new KnownTopic(leaf, DEVICE, GATEWAY, qos, retained, content);
    }

    private static KnownTopic to(String leaf, KnownTopic.Delivery qos, KnownTopic.Retention retained, String content) {
        return new KnownTopic(leaf, GATEWAY, DEVICE, qos, retained, content);
    }

    private static KnownTopic summary(String topic, String content) {
        return new KnownTopic(topic, GATEWAY, OWNER_TOOLS, AT_MOST_ONCE, NO, content);
    }

    /** Leaves of its own topics on which a device may speak. */
    static List<String> saidByDevices() {
        return leaves(leaf -> leaf.sender() == DEVICE);
    }

    /** Leaves on which the broker may hold something of a device: whatever it may say can be said retained. */
    public static List<String> retainedOfDevices() {
        return leaves(leaf -> leaf.sender() == DEVICE || leaf.retained() == YES);
    }

    private static List<String> leaves(Predicate<KnownTopic> which) {
        return OF_DEVICES.stream().filter(which).map(KnownTopic::pattern).toList();
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
        if (filter.length() > MAX_READABLE)
            throw Problem.invalid(field, "is too long", "at most " + MAX_READABLE + " characters");
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
