package org.hearth.schedules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in the ledger what devices ran by themselves: each once, however often it is told, with its line in the journal in the same
 * transaction. Any number of threads may hold it.
 */
@ApplicationScoped
class LocalRuns {
    private static final Logger LOG = Logger.getLogger(LocalRuns.class);

    /**
     * The device's word stands against whatever the gateway believed of that moment: no device runs by itself what it had the command of. A
     * command that was made nevertheless found it done and did nothing; the row still names it. A group that was told stays told, and keeps
     * which of its parts ran it.
     */
    private static final String WRITE = """
            INSERT INTO firing AS kept (schedule_id, due_at, fired_at, outcome, reason, recorded_at, schedule_name, phase, value, parts, ran)
            VALUES (?, ?, ?, 'RAN_LOCALLY', ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb)
            ON CONFLICT (schedule_id, due_at) DO UPDATE SET ran = kept.ran || excluded.ran, parts = excluded.parts,
            value = coalesce(kept.value, excluded.value),
            outcome = CASE WHEN kept.batch IS NULL THEN excluded.outcome ELSE kept.outcome END,
            reason = CASE WHEN kept.batch IS NOT NULL THEN kept.reason
                WHEN kept.outcome = 'RAN_LOCALLY' THEN coalesce(kept.reason, excluded.reason) ELSE excluded.reason END,
            recorded_at = CASE WHEN kept.batch IS NOT NULL THEN kept.recorded_at
                WHEN kept.outcome = 'RAN_LOCALLY' THEN greatest(kept.recorded_at, excluded.recorded_at)
                ELSE excluded.recorded_at END
            WHERE NOT kept.ran @> jsonb_build_array(jsonb_build_object('device', ?::text, 'capability', ?::text))
            AND NOT (kept.outcome = 'RAN_LOCALLY' AND kept.ran = '[]')""";

    /** Two clocks, and what a message takes on its way. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final AgroalDataSource database;
    private final CarriedTable carried;
    private final Deeds deeds;
    private final Devices devices;
    private final Journal journal;
    private final ObjectMapper json;

    LocalRuns(
            AgroalDataSource database,
            CarriedTable carried,
            Deeds deeds,
            Devices devices,
            Journal journal,
            ObjectMapper json) {
        this.database = database;
        this.carried = carried;
        this.deeds = deeds;
        this.devices = devices;
        this.journal = journal;
        this.json = json;
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
        if (!write(firing, new LocalRun(device, firing.capability(), at, run.fault()))) return;
        String name = devices.find(device).map(Device::name).orElse(device);
        Cause cause = Cause.schedule(firing.schedule(), firing.name(), firing.dueAt());
        journal.append(JournalEntry.of(at, JournalVerb.SCHEDULE_RAN_LOCALLY, cause, device, name)
                .about(firing.capability(), firing.action().value())
                .with(run.fault()));
    }

    private boolean write(CarriedFiring firing, LocalRun run) {
        Whole whole = whole(firing);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, firing.schedule());
            insert.setObject(2, utc(firing.dueAt()));
            insert.setObject(3, firing.at().equals(firing.dueAt()) ? null : utc(firing.at()));
            insert.setString(4, run.fault());
            insert.setObject(5, utc(run.at()));
            insert.setString(6, firing.name());
            insert.setString(7, firing.phase().name());
            insert.setString(8, whole.value().toString());
            insert.setObject(9, whole.parts(), Types.INTEGER);
            insert.setString(10, json.writeValueAsString(List.of(run)));
            insert.setString(11, run.device());
            insert.setString(12, run.capability());
            return insert.executeUpdate() == 1;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("ledger of schedule " + firing.schedule() + " not written", e);
        }
    }

    /**
     * The firing of which a device ran its part.
     *
     * @param value what was to be done, as {@link Firing} has it
     * @param parts how many it is for, if it is for a group or a scene; else null
     */
    private record Whole(JsonNode value, @Nullable Integer parts) {}

    private Whole whole(CarriedFiring firing) {
        JsonNode own = Optional.ofNullable(firing.action().value()).orElse(NullNode.getInstance());
        int told = carried.count(firing.schedule(), firing.dueAt());
        Deed deed = ScheduleRow.<ScheduleRow>findByIdOptional(firing.schedule())
                .map(ScheduleRow::deed)
                .orElse(null);
        if (deed == null) return new Whole(own, told > 1 ? told : null);
        if (deed.target() instanceof Target.Part) return new Whole(own, null);
        int all = Math.max(told, deeds.wishes(deed, firing.phase()).size());
        return new Whole(deed.target() instanceof Target.Scene ? NullNode.getInstance() : own, all);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
