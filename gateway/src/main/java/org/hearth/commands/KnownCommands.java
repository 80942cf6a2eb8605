package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.devices.DeviceRemoved;

/** What is in memory of commands: those without an end, and the newest of each capability. Any number of threads may hold it. */
@ApplicationScoped
class KnownCommands {
    private final Map<String, Command> open = new ConcurrentHashMap<>();
    private final Map<String, Command> newest = new ConcurrentHashMap<>();

    /** The newest ones again, by their own id: every state report asks for the command that it names. */
    private final Map<String, Command> newestById = new ConcurrentHashMap<>();

    /** People who were removed: whoever captured a command before may hand it in with the name again. */
    private final Set<UUID> forgotten = ConcurrentHashMap.newKeySet();

    /**
     * Keeps a command as it was committed.
     *
     * @return the command as it may be shown
     */
    synchronized Command keep(Command committed) {
        UUID person = committed.cause().accountId();
        Command command = person != null && forgotten.contains(person) ? committed.without(person) : committed;
        if (command.state().isEnd()) open.remove(command.id());
        else open.put(command.id(), command);
        newest.compute(command.device() + "/" + command.capability(), (part, known) -> {
            if (known != null && command.id().compareTo(known.id()) < 0) return known;
            if (known != null) newestById.remove(known.id());
            newestById.put(command.id(), command);
            return command;
        });
        return command;
    }

    Optional<Command> findOpen(String id) {
        return Optional.ofNullable(open.get(id));
    }

    Optional<Command> newest(String device, String capability) {
        return Optional.ofNullable(newest.get(device + "/" + capability));
    }

    /** Open or newest; others are in the database only. */
    Optional<Command> find(String id) {
        Command found = open.get(id);
        if (found != null) return Optional.of(found);
        return Optional.ofNullable(newestById.get(id));
    }

    /** Its commands are history now; another device of its id begins without them. */
    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        String device = removal.device().id();
        newest.values().removeIf(command -> command.device().equals(device));
        newestById.values().removeIf(command -> command.device().equals(device));
    }

    /** Commands without an end. */
    List<Command> open() {
        return List.copyOf(open.values());
    }

    /** Nobody is to read any more who of the removed wanted what, also of commands that are still to be kept. */
    synchronized void forget(UUID person) {
        forgotten.add(person);
        for (Map<String, Command> map : List.of(open, newest, newestById))
            map.replaceAll((key, command) -> command.without(person));
    }

    /** Open commands of a device, oldest first. */
    List<Command> openOf(String device) {
        return open.values().stream()
                .filter(command -> command.device().equals(device))
                .sorted(Comparator.comparing(Command::id))
                .toList();
    }
}
