package org.hearth.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerContact;
import org.hearth.broker.BrokerStatistics;
import org.hearth.broker.Payload;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Group;
import org.hearth.devices.Groups;
import org.hearth.problems.DatabaseAway;
import org.jboss.logging.Logger;

/**
 * Tells the owner's tools how the house fares, on topics that nobody else may write ({@code contracts/mqtt/topics.md}, "Summaries").
 * At most once: the next one comes soon.
 */
@ApplicationScoped
class Summaries {
    private static final Logger LOG = Logger.getLogger(Summaries.class);

    private final Broker broker;
    private final BrokerContact contact;
    private final BrokerStatistics statistics;
    private final Devices devices;
    private final Groups groups;

    Summaries(Broker broker, BrokerContact contact, BrokerStatistics statistics, Devices devices, Groups groups) {
        this.broker = broker;
        this.contact = contact;
        this.statistics = statistics;
        this.devices = devices;
        this.groups = groups;
    }

    @Scheduled(
            every = "15s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() {
        List<Device> all = devices.list();
        List<Group> known = List.of();
        boolean databaseAnswers = true;
        try {
            known = groups.list();
        } catch (RuntimeException failure) {
            databaseAnswers = !DatabaseAway.isCauseOf(failure);
            if (databaseAnswers) LOG.error("groups are not told", failure);
        }
        for (Group group : known) say("fleet/status/" + group.id(), fleet(group, all));
        say("system/health", health(databaseAnswers));
        say("system/alerts", alerts(all));
        say("monitoring/broker", figures("version", "uptime", "heap/current", "heap/maximum"));
        say("monitoring/clients", figures("clients/connected", "clients/maximum", "clients/disconnected"));
        say("monitoring/traffic", figures("messages/received", "messages/sent", "bytes/received", "bytes/sent"));
    }

    private static ObjectNode fleet(Group group, List<Device> all) {
        List<String> members =
                group.members().stream().map(Group.Member::device).distinct().toList();
        List<Device> there = all.stream()
                .filter(device -> members.contains(device.id()))
                .filter(device -> device.presence().online())
                .toList();
        return Payload.compose()
                .put("name", group.name())
                .put("devices", members.size())
                .put("online", there.size());
    }

    private ObjectNode health(boolean databaseAnswers) {
        return Payload.compose().put("broker", contact.isThere()).put("database", databaseAnswers);
    }

    private static ObjectNode alerts(List<Device> all) {
        ObjectNode alerts = Payload.compose();
        var list = alerts.putArray("devices");
        for (Device device : all) {
            if (!device.standing().admitted())
                list.addObject().put("id", device.id()).put("why", "disabled");
            else if (!device.presence().online())
                list.addObject().put("id", device.id()).put("why", "offline");
        }
        return alerts;
    }

    /** Numbers as numbers, under their whole topic, with {@code _} for each slash. */
    private ObjectNode figures(String... topics) {
        ObjectNode figures = Payload.compose();
        for (String topic : topics)
            statistics
                    .find(topic)
                    .ifPresent(text -> statistics
                            .number(topic)
                            .ifPresentOrElse(
                                    number -> figures.set(
                                            topic.replace('/', '_'),
                                            JsonNodeFactory.instance.numberNode(number.longValue())),
                                    () -> figures.put(topic.replace('/', '_'), text)));
        return figures;
    }

    private void say(String topic, ObjectNode payload) {
        broker.publish(topic, payload.toString(), false, false).whenComplete((done, failure) -> {
            if (failure != null) LOG.debugf("%s was not told: %s", topic, failure.getMessage());
        });
    }
}
