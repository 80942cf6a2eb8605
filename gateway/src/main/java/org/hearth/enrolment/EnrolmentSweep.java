package org.hearth.enrolment;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.hearth.devices.DeviceArrived;
import org.hearth.devices.Devices;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/** Ends enrolments: used when their device arrives, expired when their time is over by the database's clock or by ours. */
@ApplicationScoped
class EnrolmentSweep {
    private static final Logger LOG = Logger.getLogger(EnrolmentSweep.class);
    private final Enrolments enrolments;
    private final EnrolmentTable table;
    private final OpenEnrolments open;
    private final Devices devices;

    EnrolmentSweep(Enrolments enrolments, EnrolmentTable table, OpenEnrolments open, Devices devices) {
        this.enrolments = enrolments;
        this.table = table;
        this.open = open;
        this.devices = devices;
    }

    /** After a restart a code lives no longer than the whole of its time from here, whatever the clocks say. */
    void resume(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        long now = System.nanoTime();
        table.listOpen().forEach(enrolment -> open.add(enrolment, now));
        for (Enrolment unissued : table.listUnissued()) enrolments.abandon(unissued);
    }

    void arrived(@Observes DeviceArrived arrival) {
        if (!devices.isAdmitted(arrival.device())) return;
        open.findUsed(arrival.device(), arrival.nanos()).ifPresent(used -> {
            if (used.isOver(arrival.nanos())) expire(used.id());
            else enrolments.used(used.id());
        });
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        sweep(System.nanoTime());
    }

    /** Sweeps as at this moment of {@link System#nanoTime()}. */
    void sweep(long now) {
        open.overdue(now).forEach(this::expire);
        table.listOverdue().forEach(enrolment -> expire(enrolment.id()));
        for (Enrolment unused : table.listToClean()) tryTo(() -> enrolments.clean(unused));
    }

    private void expire(UUID id) {
        tryTo(() -> enrolments.expire(id));
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (ProblemException away) {
            LOG.infof(
                    "what an unused enrolment code left is taken away when the broker answers: %s", away.getMessage());
        }
    }
}
