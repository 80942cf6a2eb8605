package org.hearth.enrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.BrokerSettings;
import org.hearth.devices.Devices;
import org.hearth.trust.Certificates;
import org.jspecify.annotations.Nullable;

/** Keeper of enrolments. Any number of threads may hold it. */
@ApplicationScoped
public class Enrolments {
    private final Devices devices;
    private final BrokerAccounts accounts;
    private final BrokerSettings broker;
    private final Certificates certificates;
    private final ObjectMapper json;

    Enrolments(
            Devices devices,
            BrokerAccounts accounts,
            BrokerSettings broker,
            Certificates certificates,
            ObjectMapper json) {
        this.devices = devices;
        this.accounts = accounts;
        this.broker = broker;
        this.certificates = certificates;
        this.json = json;
    }

    /**
     * Makes a device of this home, or gives one that is already there new credentials.
     *
     * @return its enrolment code; the secret in it is kept nowhere else
     * @throws org.hearth.problems.ProblemException if the id is not one of a device, or the broker is away; the device is then not let in, and the call may be
     *     made again
     */
    String enrol(String id, String name, String icon, @Nullable String room) {
        accounts.requireNotOurs(id);
        if (devices.find(id).isEmpty()) devices.add(id, name, icon, room);
        List<String> hosts = certificates.names();
        return new EnrolmentCode(
                        id,
                        accounts.issue(id),
                        hosts,
                        broker.devicePort().orElse(broker.port()),
                        broker.root(),
                        certificates.brokerPins())
                .text(json);
    }
}
