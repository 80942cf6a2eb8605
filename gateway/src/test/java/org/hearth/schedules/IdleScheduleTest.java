package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What schedules cost that are stored and not due. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class IdleScheduleTest {
    private static final Instant NOW = Instant.parse("2027-06-01T07:00:00Z");
    private static final int STORED = 10_000;

    /** More than a statement is executed before the database keeps one plan of it. */
    private static final int SECONDS = 20;

    private static final String NEXT_YEAR = """
            INSERT INTO schedule (id, name, device, capability, operation, value, recurrence, enabled, created_at, begins, planned_from,
            next_due, next_at, next_phase, gap, overlap)
            SELECT gen_random_uuid(), 'stored', 'boiler-1', 'relay1', 'SET', 'true', '{"kind":"CRON","expression":"0 7 1 1 *"}',
            TRUE, now(), now(), now(), '2028-01-01T05:00:00Z', '2028-01-01T05:00:00Z', 'START', 'NEXT_VALID', 'FIRST'
            FROM generate_series(1, %d)""".formatted(STORED);

    @Inject
    Household household;

    @Inject
    Rows rows;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void rest() {
        household.rest();
    }

    /** Also right after they were stored in a table that was known to be empty. One transaction: its counters are told at once. */
    @Test
    void aSecondInWhichNothingIsDueReadsNoMoreRowsOfTenThousandThanOfNone() throws SQLException {
        household.begin(NOW, "Europe/Athens");
        rows.sql("VACUUM ANALYZE schedule");
        QuarkusTransaction.begin();
        try {
            live(NOW);
            rows.sql(NEXT_YEAR);
            long before = rowsRead();

            live(NOW.plusSeconds(SECONDS));

            assertThat(rowsRead() - before).isBetween(0L, 4L * SECONDS);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void live(Instant from) {
        for (int second = 1; second <= SECONDS; second++) household.liveUntil(from.plusSeconds(second));
    }

    private long rowsRead() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet read = select.executeQuery(
                        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'schedule'")) {
            read.next();
            return read.getLong(1);
        }
    }
}
