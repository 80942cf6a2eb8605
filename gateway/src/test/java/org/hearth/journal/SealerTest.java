package org.hearth.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sealed, when, and by whom, on a real database. */
class SealerTest {
    private final JournalDatabase database = JournalDatabase.open();

    @AfterEach
    void theDatabaseIsLeft() {
        database.close();
    }

    @Test
    void whatIsCommittedIsSealedInOneChainWithoutGaps() {
        database.append(3);

        assertThat(database.sealer().seal()).isEqualTo(3);

        assertThat(database.text("SELECT string_agg(seq || ':' || entry, ' ' ORDER BY seq) FROM journal_seal"))
                .isEqualTo("1:1 2:2 3:3");
        assertThat(database.check().isWhole()).isTrue();
        assertThat(database.check().checked()).isEqualTo(3);
    }

    @Test
    void whatIsSealedIsNotSealedAgain() {
        Sealer sealer = database.sealer();
        database.append(3);
        sealer.seal();

        assertThat(sealer.seal()).isZero();
        assertThat(database.sealer().seal()).isZero();
        assertThat(database.count("SELECT count(*) FROM journal_seal")).isEqualTo(3);
    }

    @Test
    void whatWasWrittenBeforeThereWasAChainIsSealedTooInMoreThanOneBatch() {
        try (JournalDatabase old = JournalDatabase.old()) {
            old.append(2 * Sealer.BATCH + 17);
            old.chain();

            assertThat(old.sealer().seal()).isEqualTo(2 * Sealer.BATCH + 17);
            assertThat(old.check().isWhole()).isTrue();
            assertThat(old.check().checked()).isEqualTo(2 * Sealer.BATCH + 17);
        }
    }

    @Test
    void aLowerNumberThatIsCommittedLaterIsSealedLaterAndNotSkipped() throws SQLException {
        Sealer sealer = database.sealer();
        Connection late = database.appendWithoutCommit();
        database.append(2);
        for (int looks = 0; looks < 5; looks++) sealer.seal();
        database.append(1);
        for (int looks = 0; looks < 5; looks++) sealer.seal();
        assertThat(sealed()).isEqualTo("1:2 2:3 3:4");

        JournalDatabase.commit(late);
        sealer.seal();

        assertThat(sealed()).isEqualTo("1:2 2:3 3:4 4:1");
        assertThat(database.check().isWhole()).isTrue();
    }

    @Test
    void aLowerNumberThatIsCommittedAfterARestartIsNotSkippedEither() throws SQLException {
        Connection late = database.appendWithoutCommit();
        database.append(2);
        Sealer before = database.sealer();
        for (int looks = 0; looks < 5; looks++) before.seal();
        JournalDatabase.commit(late);

        database.sealer().seal();

        assertThat(sealed()).isEqualTo("1:2 2:3 3:1");
    }

    @Test
    void whatCanNoLongerComeIsSettledSoThatItIsNotLookedForAgain() throws SQLException {
        Sealer sealer = database.sealer();
        JournalDatabase.rollBack(database.appendWithoutCommit());
        database.append(1);
        for (int looks = 0; looks < 3; looks++) sealer.seal();
        database.append(1);
        sealer.seal();

        assertThat(database.count("SELECT settled FROM journal_seal ORDER BY seq DESC LIMIT 1"))
                .isEqualTo(2);
    }

    /** It holds its virtual id for hours, and a role that is no superuser is not told what it is. */
    @Test
    void aLongVacuumOfTheDatabaseItselfHoldsNothingBack() throws Exception {
        Sealer sealer = database.sealer();
        try (Connection superuser = database.superuser();
                Statement statement = superuser.createStatement()) {
            vacuumOfItsOwn(statement);

            database.append(1);
            for (int looks = 0; looks < 3; looks++) sealer.seal();
            database.append(1);
            sealer.seal();

            assertThat(vacuums(statement)).isPositive();
            assertThat(database.count("SELECT settled FROM journal_seal ORDER BY seq DESC LIMIT 1"))
                    .isEqualTo(1);
            statement.execute("DROP TABLE large");
            statement.execute("ALTER SYSTEM RESET autovacuum_naptime");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** One that has to rest after every page. */
    private static void vacuumOfItsOwn(Statement superuser) throws SQLException {
        superuser.execute(
                "CREATE TABLE large (n integer, filler text) WITH (autovacuum_vacuum_threshold = 1,"
                        + " autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)");
        superuser.execute("INSERT INTO large SELECT n, repeat('x', 1000) FROM generate_series(1, 10000) AS n");
        superuser.execute("DELETE FROM large WHERE n % 2 = 0");
        superuser.execute("ALTER SYSTEM SET autovacuum_naptime = '1s'");
        superuser.execute("SELECT pg_reload_conf()");
        await().atMost(Duration.ofSeconds(90)).until(() -> vacuums(superuser) > 0);
    }

    private static long vacuums(Statement superuser) throws SQLException {
        try (ResultSet row =
                superuser.executeQuery("SELECT count(*) FROM pg_stat_activity a JOIN pg_locks l USING (pid)"
                        + " WHERE backend_type = 'autovacuum worker' AND locktype = 'virtualxid' AND datname = current_database()"
                        + " AND query LIKE '%large%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void twoGatewaysMakeOneChainWhileManyThreadsAppend() throws Exception {
        AtomicBoolean appending = new AtomicBoolean(true);
        List<Future<?>> sealers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                Sealer sealer = database.sealer();
                sealers.add(threads.submit(() -> {
                    while (appending.get()) sealer.seal();
                }));
            }
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(i);
                writers.add(() -> appendAtRandom(random));
            }
            for (Future<Void> writer : threads.invokeAll(writers)) writer.get();
            appending.set(false);
            for (Future<?> sealer : sealers) sealer.get();
        }
        database.sealer().seal();

        SealCheck check = database.check();
        assertThat(check.firstBreak()).isNull();
        assertThat(check.unsealed()).isZero();
        assertThat(check.checked())
                .isEqualTo(database.count("SELECT count(*) FROM journal"))
                .isGreaterThan(100);
    }

    /** Commits in another order than the numbers were handed out, and takes some back. */
    private Void appendAtRandom(Random random) throws SQLException {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            open.add(database.appendWithoutCommit());
            while (open.size() > random.nextInt(2)) {
                Connection one = open.remove(random.nextInt(open.size()));
                if (random.nextInt(6) == 0) JournalDatabase.rollBack(one);
                else JournalDatabase.commit(one);
            }
        }
        for (Connection one : open) JournalDatabase.commit(one);
        return null;
    }

    @Test
    void whoComesWhileAnotherSealsLeavesItToThat() throws Exception {
        database.append(2);
        try (Connection other = database.source.getConnection()) {
            other.setAutoCommit(false);
            assertThat(database.table.tryLock(other)).isTrue();

            assertThat(database.sealer().seal()).isZero();

            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(database.sealer().seal()).isEqualTo(2);
    }

    @Test
    void aSealerThatIsKilledLeavesNothingHalfDoneAndAppendsDoNotWaitForIt() throws Exception {
        database.append(3);
        Sealer sealer = database.sealer();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.source.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE journal_seal IN SHARE MODE");
            Future<Integer> sealing = threads.submit(sealer::seal);
            await().until(() -> database.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%INSERT INTO journal_seal%' AND datname = current_database()")
                    == 1);

            database.append(1);
            database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND query LIKE '%INSERT INTO journal_seal%' AND datname = current_database()");

            assertThatThrownBy(sealing::get).hasRootCauseInstanceOf(SQLException.class);
            holder.rollback();
            holder.setAutoCommit(true);
        }
        assertThat(database.count("SELECT count(*) FROM journal_seal")).isZero();

        assertThat(sealer.seal()).isEqualTo(4);
        assertThat(database.check().isWhole()).isTrue();
    }

    @Test
    void aChainThatIsCutWhileTheGatewayRunsIsTold() {
        Sealer sealer = database.sealer();
        database.append(5);
        sealer.seal();
        Seal newest = database.newest();
        database.run("DELETE FROM journal_seal WHERE seq > 3");
        database.run("DELETE FROM journal WHERE id > 3");
        database.append(1);

        sealer.seal();

        assertThat(sealer.lost()).contains(newest);
        assertThat(database.count("SELECT max(seq) FROM journal_seal")).isEqualTo(4);
    }

    private String sealed() {
        return String.valueOf(
                database.text("SELECT string_agg(seq || ':' || entry, ' ' ORDER BY seq) FROM journal_seal"));
    }
}
