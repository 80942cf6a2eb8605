package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.hearth.broker.Arrival;
import org.hearth.broker.Broker;
import org.hearth.broker.ContractViolation;
import org.jboss.logging.Logger;

/**
 * The one way by which status messages of devices are heard: what a device said before it was thrown out may still be under way and is
 * not heard, and what breaks the contract is counted. Any number of threads may hold it.
 */
@ApplicationScoped
public class StatusMessages {
    private static final Logger LOG = Logger.getLogger(StatusMessages.class);

    private final Broker broker;
    private final Devices devices;
    private final Adapters adapters;
    private final OlderPresences older;
    private final Silence silence;

    StatusMessages(Broker broker, Devices devices, Adapters adapters, OlderPresences older, Silence silence) {
        this.broker = broker;
        this.devices = devices;
        this.adapters = adapters;
        this.older = older;
        this.silence = silence;
    }

    /** Names the one handler of a status leaf, for example {@code online}. Of an older device only that it is there counts. */
    public void on(String leaf, Handler handler) {
        on(leaf, handler, arrival -> {});
    }

    /**
     * Names the one handler of a status leaf on which older devices speak as well.
     *
     * @param ofOlder takes what an older device says there
     */
    public void on(String leaf, Handler handler, Handler ofOlder) {
        broker.onStatus(leaf, guarded(handler, ofOlder));
    }

    private Consumer<Arrival> guarded(Handler handler, Handler ofOlder) {
        return arrival -> {
            if (!devices.isAdmitted(arrival.device())) return;
            boolean isOlder = adapters.find(arrival.device()).isPresent();
            // Whatever older firmware means by it, it is there.
            if (isOlder) older.heard(arrival);
            else if (!arrival.retained()) silence.heard(arrival.device(), arrival.nanos());
            try {
                (isOlder ? ofOlder : handler).accept(arrival);
            } catch (ContractViolation violation) {
                LOG.warnf("device %s: %s breaks the contract: %s", arrival.device(), arrival.leaf(), violation.code());
                devices.violated(arrival, violation);
            }
        };
    }

    /** Takes a message of a device that takes part. It may block; it is asked again if the database is away. */
    public interface Handler {
        /**
         * Takes it.
         *
         * @throws ContractViolation if it is not as the contract has it
         */
        void accept(Arrival arrival) throws ContractViolation;
    }
}
