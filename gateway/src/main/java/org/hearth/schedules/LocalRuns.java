package org.hearth.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jboss.logging.Logger;

/**
 * Keeps in the ledger what devices ran by themselves: each once, however often it is told, with its line in the journal in the same
 * transaction. Any number of threads may hold it.
 */
@ApplicationScoped
class LocalRuns {
    private static final Logger LOG = Logger.getLogger(LocalRuns.class);

    /**
     * The device's word stands against whatever the gateway believed of that moment: no device runs by itself what it had the command of. A
     * command that was made nevertheless found it done and did nothing; the row still names it. A group that was told stays told, whatever one of
     * its devices ran.
     */
    private static final String WRITE = """
            INSERT INTO firing AS kept (schedule_id, due_at, outcome, reason, recorded_at, schedule_name, phase)
            VALUES (?, ?, 'RAN_LOCALLY', ?, ?, ?, ?)
            ON CONFLICT (schedule_id, due_at) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
            recorded_at = excluded.recorded_at
            WHERE kept.outcome <> 'RAN_LOCALLY' AND (kept.outcome <> 'FIRED' OR kept.batch IS NULL)""";

    /** Two clocks, and what a message takes on its way. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final AgroalDataSource database;
    private final CarriedTable carried;
    private final Devices devices;
    private final Journal journal;

    LocalRuns(AgroalDataSource database, CarriedTable carried, Devices devices, Journal journal) {
        this.database = database;
        this.carried = carried;
        this.devices = devices;
        this.journal = journal;
    }

    /**
     * Takes all that a report tells.
     *
     * @param heardAt when it came
     */
    @Transactional
    void take(String device, RanReport report, Instant heardAt) {
        for (RanReport.Run run : report.runs()) {
            Instant at = heardAt.minusMillis(report.uptimeMillis() - run.uptimeMillis());
            carried.find(device, run.firing())
                    .ifPresentOrElse(
                            firing -> take(device, firing, run, at),
                            () -> LOG.warnf("device %s: it ran firing %s, which nobody knows", device, run.firing()));
        }
    }

    /** What is still to come was not run: by its word no device talks the gateway out of a firing. */
    private void take(String device, CarriedFiring firing, RanReport.Run run, Instant at) {
        if (at.isBefore(firing.at().minus(TOLERANCE))) {
            LOG.warnf(
                    "device %s: it says that it ran firing %s, which is due at %s", device, run.firing(), firing.at());
            return;
        }
        if (!write(firing, run, at)) return;
        String name = devices.find(device).map(Device::name).orElse(device);
        Cause cause = Cause.schedule(firing.schedule(), firing.name(), firing.dueAt());
        journal.append(JournalEntry.of(at, JournalVerb.SCHEDULE_RAN_LOCALLY, cause, device, name)
                .about(firing.capability(), firing.action().value())
                .with(run.fault()));
    }

    private boolean write(CarriedFiring firing, RanReport.Run run, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, firing.schedule());
            insert.setObject(2, utc(firing.dueAt()));
            insert.setString(3, run.fault());
            insert.setObject(4, utc(at));
            insert.setString(5, firing.name());
            insert.setString(6, firing.phase().name());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + firing.schedule() + " not written", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
