package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.identity.AccountRemoved;
import org.hearth.journal.Causes;

/** Takes a person who is removed out of what devices said was done by them. Any number of threads may hold it. */
@ApplicationScoped
class AccountErasure {
    private final Causes causes;
    private final Devices devices;

    AccountErasure(Causes causes, Devices devices) {
        this.causes = causes;
        this.devices = devices;
    }

    void accountRemoved(@Observes AccountRemoved removal) {
        causes.forget(removal.account().id(), "reading");
    }

    void accountIsRemoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        UUID person = removal.account().id();
        for (Device listed : devices.list())
            devices.refresh(listed.id(), device -> device.read(without(device, person)));
    }

    private static Map<String, Reading> without(Device device, UUID person) {
        return device.readings().entrySet().stream()
                .filter(entry -> person.equals(entry.getValue().cause().accountId()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().without(person)));
    }
}
