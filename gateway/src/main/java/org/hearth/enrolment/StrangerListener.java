package org.hearth.enrolment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.broker.Arrival;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Discovery;
import org.hearth.broker.Payload;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;

/** {@code discovery/register/{id}}: a stranger asks to join. Whoever breaks a rule is not answered, and counted. */
@ApplicationScoped
class StrangerListener {
    private static final int MAX_BYTES = 512;
    private static final int MAX_MODEL = 64;
    private static final int MAX_WORD = 32;

    private final Knocks knocks = new Knocks();
    private final Strangers strangers;
    private final Devices devices;
    private final BrokerAccounts accounts;
    private final Discovery discovery;
    private final Counter ignored;

    StrangerListener(
            Strangers strangers, Devices devices, BrokerAccounts accounts, Discovery discovery, MeterRegistry meters) {
        this.strangers = strangers;
        this.devices = devices;
        this.accounts = accounts;
        this.discovery = discovery;
        this.ignored = meters.counter("hearth.strangers.ignored");
    }

    void listen(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        discovery.onStranger(this::heard);
    }

    private void heard(Arrival arrival) {
        try {
            if (isWorthALook(arrival)) look(arrival);
            else ignored.increment();
        } catch (ContractViolation violation) {
            ignored.increment();
        }
    }

    /** An id that cannot be a stranger's is not looked up; what is retained was said by nobody who is there. */
    private boolean isWorthALook(Arrival arrival) {
        return !arrival.retained()
                && Device.ID.matcher(arrival.device()).matches()
                && !accounts.isOurs(arrival.device())
                && knocks.isHeard(arrival.device(), arrival.nanos());
    }

    private void look(Arrival arrival) throws ContractViolation {
        Payload payload = Payload.read(arrival.payload(), MAX_BYTES);
        String model = payload.text("model", MAX_MODEL);
        String hardware = payload.text("hw", MAX_WORD);
        String firmware = payload.text("fw", MAX_WORD);
        if (isDeviceAlready(arrival.device())) ignored.increment();
        else strangers.asked(arrival.device(), model, hardware, firmware);
    }

    /** A device that is awaited goes on asking until a person brings it its code. */
    private boolean isDeviceAlready(String id) {
        return devices.find(id).map(device -> device.session().id() != null).orElse(false);
    }
}
