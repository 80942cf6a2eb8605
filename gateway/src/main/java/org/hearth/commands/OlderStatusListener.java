package org.hearth.commands;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.OlderTopics;
import org.hearth.devices.Adapter;
import org.hearth.devices.Adapters;
import org.hearth.devices.Devices;
import org.hearth.devices.OlderPresences;
import org.jboss.logging.Logger;

/** What older devices say on {@code gates/gate1/status}: their state, and so the answer to the command that asked for it. */
@ApplicationScoped
class OlderStatusListener {
    private static final Logger LOG = Logger.getLogger(OlderStatusListener.class);
    private static final int MAX_BYTES = 64;
    private static final Set<String> ON =
            Set.of("on", "turn_on", "turned_on", "open", "opened", "opening", "1", "true");
    private static final Set<String> OFF =
            Set.of("off", "turn_off", "turned_off", "close", "closed", "closing", "0", "false");

    private final OlderTopics topics;
    private final Devices devices;
    private final Adapters adapters;
    private final OlderPresences presences;
    private final KnownCommands known;
    private final Endings endings;

    OlderStatusListener(
            OlderTopics topics,
            Devices devices,
            Adapters adapters,
            OlderPresences presences,
            KnownCommands known,
            Endings endings) {
        this.topics = topics;
        this.devices = devices;
        this.adapters = adapters;
        this.presences = presences;
        this.known = known;
        this.endings = endings;
    }

    void listen(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        topics.onStatus(this::handle);
    }

    private void handle(Arrival arrival) {
        Adapter adapter = adapters.find(arrival.device()).orElse(null);
        if (adapter == null || !devices.isAdmitted(arrival.device())) return;
        presences.heard(arrival);
        try {
            boolean on = state(arrival);
            String topic = arrival.leaf().substring(0, arrival.leaf().lastIndexOf('/'));
            adapter.partOf(topic).ifPresent(part -> told(arrival, part.id(), on));
        } catch (ContractViolation violation) {
            LOG.warnf("device %s: %s breaks the contract: %s", arrival.device(), arrival.leaf(), violation.code());
            devices.violated(arrival, violation);
        }
    }

    private void told(Arrival arrival, String capability, boolean on) {
        // What the broker had kept was said before anything that is open now.
        String by = arrival.retained()
                ? "boot"
                : answered(arrival.device(), capability, on)
                        .filter(command -> command.state() instanceof CommandState.Sent sent
                                && endings.end(command, sent.acknowledged(arrival.at(), Proof.NONE)))
                        .map(command -> "cmd:" + command.id())
                        .orElse("local");
        adapters.reported(arrival.device(), capability, on, by, arrival.at());
    }

    /** The oldest that was sent and asked for this: such firmware names no command. */
    private Optional<Command> answered(String device, String capability, boolean on) {
        return known.openOf(device).stream()
                .filter(command -> command.capability().equals(capability))
                .filter(command -> command.state() instanceof CommandState.Sent)
                .filter(command -> OlderOrders.turnsOn(command) == on)
                .findFirst();
    }

    private static boolean state(Arrival arrival) throws ContractViolation {
        if (arrival.payload().length > MAX_BYTES) throw new ContractViolation("too_large");
        String word =
                new String(arrival.payload(), StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
        if (ON.contains(word)) return true;
        if (OFF.contains(word)) return false;
        throw new ContractViolation("range:status");
    }
}
