package org.hearth.commands;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.devices.Commanded;
import org.hearth.devices.Devices;
import org.hearth.devices.StatusMessages;
import org.hearth.devices.Uptimes;

/** Acknowledgements of devices; each is taken once, however often it is told. */
@ApplicationScoped
class AcknowledgementListener {
    private static final int MAX_BYTES = 1_024;

    private final StatusMessages messages;
    private final Devices devices;
    private final Uptimes uptimes;
    private final CommandTable table;
    private final KnownCommands known;
    private final Endings endings;

    AcknowledgementListener(
            StatusMessages messages,
            Devices devices,
            Uptimes uptimes,
            CommandTable table,
            KnownCommands known,
            Endings endings) {
        this.messages = messages;
        this.devices = devices;
        this.uptimes = uptimes;
        this.table = table;
        this.known = known;
        this.endings = endings;
    }

    void listen(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        messages.on("ack", this::acknowledged, this::answered);
        devices.explainCommandsBy(
                id -> known.find(id).or(() -> table.find(id)).map(AcknowledgementListener::commanded));
    }

    private static Commanded commanded(Command command) {
        return new Commanded(command.device(), command.capability(), command.expiresAt(), command.cause());
    }

    private void acknowledged(Arrival arrival) throws ContractViolation {
        Acknowledgement ack = Acknowledgement.of(Payload.read(arrival.payload(), MAX_BYTES));
        uptimes.mark(arrival, ack.uptimeMillis());
        if (ack.result() != Acknowledgement.Result.ACCEPTED) acknowledge(arrival.device(), ack, arrival.at());
    }

    private void answered(Arrival arrival) throws ContractViolation {
        Payload payload = Payload.readUnversioned(arrival.payload(), MAX_BYTES);
        acknowledge(arrival.device(), Acknowledgement.ofOlder(payload), arrival.at());
    }

    private void acknowledge(String device, Acknowledgement ack, Instant at) {
        Optional<Command> open = known.findOpen(ack.commandId());
        Command command = open.or(() -> table.find(ack.commandId())).orElse(null);
        if (command == null || !command.device().equals(device)) return;
        // If its time ran out in this very moment, the answer is a late one.
        if (!take(command, ack, at) && open.isPresent())
            table.find(command.id()).ifPresent(overtaken -> take(overtaken, ack, at));
    }

    private boolean take(Command command, Acknowledgement ack, Instant at) {
        return switch (command.state()) {
            case CommandState.Queued queued -> endings.end(command, end(queued.sent(at), ack, at));
            case CommandState.Sent sent -> endings.end(command, end(sent, ack, at));
            case CommandState.ExpiredUnconfirmed expired ->
                ack.result() == Acknowledgement.Result.DONE
                        && endings.end(command, expired.acknowledged(at, ack.proof()));
            case CommandState.Acknowledged done -> false;
            case CommandState.AcknowledgedLate done -> false;
            case CommandState.Rejected done -> false;
            case CommandState.Failed done -> false;
            case CommandState.ExpiredUnsent done -> false;
        };
    }

    private static CommandState.Ended end(CommandState.Sent sent, Acknowledgement ack, Instant at) {
        return switch (ack.result()) {
            case DONE -> sent.acknowledged(at, ack.proof());
            case REJECTED -> sent.rejected(at, ack.reason());
            case FAILED -> sent.failed(at, ack.reason());
            case ACCEPTED -> throw new IllegalArgumentException("'accepted' is not an end");
        };
    }
}
