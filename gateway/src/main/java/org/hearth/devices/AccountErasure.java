package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.identity.AccountRemoved;
import org.hearth.identity.Forgetting;

/** Takes a person who is removed out of what devices said was done by them. Any number of threads may hold it. */
@ApplicationScoped
class AccountErasure {
    private final Forgetting forgetting;
    private final Devices devices;

    AccountErasure(Forgetting forgetting, Devices devices) {
        this.forgetting = forgetting;
        this.devices = devices;
    }

    /** The rows may not have been rewritten before the last end. */
    void goOn(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        forgetting.pending().forEach(this::forget);
    }

    void accountIsRemoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        forget(removal.account().id());
    }

    private void forget(UUID person) {
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
