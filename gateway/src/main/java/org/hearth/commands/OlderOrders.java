package org.hearth.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.hearth.broker.Broker;
import org.hearth.broker.OlderTopics;
import org.hearth.devices.Adapter;

/** Commands in the words of firmware that is older than the protocol. All of it is said at most once and never kept by the broker. */
@ApplicationScoped
class OlderOrders {
    private final Broker broker;
    private final OlderTopics topics;

    OlderOrders(Broker broker, OlderTopics topics) {
        this.broker = broker;
        this.topics = topics;
    }

    CompletionStage<Void> send(Adapter adapter, Adapter.Part part, Command command) {
        String word = turnsOn(command) ? "turn_on" : "turn_off";
        if (adapter.kind() != Adapter.Kind.COMMANDS) return topics.order(adapter.topic(part), word);
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("command", word);
        ObjectNode parameters = payload.putObject("parameters");
        if (part.topic() != null) parameters.put("target", part.topic());
        return broker.tell(command.device(), "commands/control", payload.put("command_id", command.id()));
    }

    /** A pulse is turned on; its firmware turns it off. */
    static boolean turnsOn(Command command) {
        return command.value() == null || command.value().booleanValue();
    }
}
