package org.hearth.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The next moments of all schedules, as they stand in the database; one that is switched off may still have to end what it began. Any number of
 * threads may hold it.
 */
@ApplicationScoped
class Agenda {
    private static final Logger LOG = Logger.getLogger(Agenda.class);

    private static final String DUE =
            "SELECT s.id FROM ScheduleRow s WHERE s.nextAt > :after AND s.nextAt <= :now ORDER BY s.nextAt, s.id";
    private static final String EARLIEST = "SELECT min(s.nextAt) FROM ScheduleRow s WHERE s.nextAt > :now";

    private static final String FIRST = "SELECT min(next_at) FROM schedule";

    private final AgroalDataSource database;
    private final Ledger ledger;
    private final Event<PlanChanged> planChanged;

    Agenda(AgroalDataSource database, Ledger ledger, Event<PlanChanged> planChanged) {
        this.database = database;
        this.ledger = ledger;
        this.planChanged = planChanged;
    }

    /**
     * The first moment of all, also one that is due. Asked each second, so it must cost the same however many schedules are stored: it is not
     * prepared, because the plan of a prepared statement goes on reading the whole table if that was small once, until Postgres looks at
     * the table again.
     */
    Optional<Instant> first() {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(FIRST)) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        } catch (SQLException e) {
            throw new IllegalStateException("the next moment is not read", e);
        }
    }

    /** Schedules whose moment has come, after one and up to another, the longest due first. */
    @Transactional
    List<UUID> due(Instant after, Instant now) {
        return ScheduleRow.getEntityManager()
                .createQuery(DUE, UUID.class)
                .setParameter("after", after)
                .setParameter("now", now)
                .getResultList();
    }

    /** How many schedules have their moment just then. */
    @Transactional
    long countAt(Instant at) {
        return ScheduleRow.count("nextAt", at);
    }

    /** The first moment after now, of whatever schedule. */
    @Transactional
    Optional<Instant> earliest(Instant now) {
        @Nullable
        Instant earliest = ScheduleRow.getEntityManager()
                .createQuery(EARLIEST, Instant.class)
                .setParameter("now", now)
                .getSingleResult();
        return Optional.ofNullable(earliest);
    }

    /**
     * Plans anew what is still to come, for a place or rules that may have changed, and what was added while the clock could not be trusted.
     * What is due stays due, and what was begun is ended when it was to end.
     *
     * @param wentBack true if the clock was set back while we looked: then moments that were called settled are still to come.
     *     Else a plan that begins later than now is left alone, for it may be the clock that is wrong now.
     */
    @Transactional
    void replan(Site home, Instant now, boolean wentBack) {
        List<ScheduleRow> rows = ScheduleRow.<ScheduleRow>find(
                        "enabled AND (nextAt IS NULL OR nextAt > ?1 OR plannedFrom IS NULL OR nextPhase = ?2) ORDER BY id",
                        now,
                        Phase.END)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        for (ScheduleRow row : rows) {
            try {
                replan(row, home.in(row.timing().zone()), now, wentBack);
            } catch (RuntimeException fault) {
                // What cannot be reckoned here must not keep the others from their moments.
                LOG.errorf(fault, "schedule %s: cannot be planned", row.id);
                row.waitForClock();
            }
        }
    }

    private void replan(ScheduleRow row, Site site, Instant now, boolean wentBack) {
        Optional<Instant> open = wentBack ? Optional.empty() : ledger.openUntil(row);
        Instant from = from(row, now, wentBack);
        if (row.plannedFrom == null) row.begins = now;
        row.planFrom(from, site);
        if (open.isEmpty() || open.get().equals(row.nextAt)) return;
        // By the new clock it began at another moment, or is over, or has not begun.
        row.runEndsAt = open.get();
        row.begins = from;
        row.planFrom(from, site);
        planChanged.fire(new PlanChanged());
    }

    private static Instant from(ScheduleRow row, Instant now, boolean wentBack) {
        Instant from = row.plannedFrom;
        if (from == null) return now;
        if (from.isAfter(now)) return wentBack ? now : from;
        // One that is moved at random may be due already and not to be done yet; an end may be due and not done.
        boolean waits = row.nextDue != null && !row.nextDue.isAfter(now);
        return waits ? from : now;
    }
}
