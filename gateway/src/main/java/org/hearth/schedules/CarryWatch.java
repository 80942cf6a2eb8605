package org.hearth.schedules;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import org.hearth.broker.BrokerReturned;
import org.hearth.devices.DeviceReachable;
import org.hearth.devices.DeviceRemoved;
import org.hearth.home.HomeChanged;
import org.hearth.identity.RightsChanged;

/**
 * Notices when a device may carry something else than it should. What nobody tells of, a clock that was set or a schedule that somebody else
 * changed, is found within a minute. Any number of threads may hold it.
 */
@ApplicationScoped
class CarryWatch {
    /** A device may have been off the network for long; then it tells what it ran. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final CarryOver carryOver;
    private final CarriedTable table;
    private final InstantSource clock;

    CarryWatch(CarryOver carryOver, CarriedTable table, InstantSource clock) {
        this.carryOver = carryOver;
        this.table = table;
        this.clock = clock;
    }

    void reachable(@Observes DeviceReachable device) {
        carryOver.tell(device.device());
    }

    void returned(@Observes BrokerReturned broker) {
        carryOver.tellAgain();
    }

    void planChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged changed) {
        carryOver.look();
    }

    void homeChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged changed) {
        carryOver.look();
    }

    void rightsChanged(@Observes RightsChanged changed) {
        carryOver.look();
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        carryOver.forget(removal.device().id());
    }

    @Scheduled(
            every = "60s",
            delayed = "60s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        carryOver.look();
        table.forget(clock.instant().minus(REMEMBERED));
    }
}
