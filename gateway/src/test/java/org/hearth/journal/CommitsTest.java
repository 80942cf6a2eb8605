package org.hearth.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hearth.house.House;
import org.hearth.house.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers who come while another one commits. */
@QuarkusTest
@QuarkusTestResource(House.class)
class CommitsTest {
    private static final String FIRST = "UPDATE written SET note = 'taken' WHERE id = ?::integer";
    private static final String INSERT = "INSERT INTO written (id, note) SELECT ?::integer, ?::text";

    @Inject
    Journal journal;

    @Inject
    AgroalDataSource database;

    @Inject
    Rows rows;

    @BeforeEach
    void anEmptyTable() {
        rows.run("CREATE TABLE IF NOT EXISTS written (id integer PRIMARY KEY, note text NOT NULL)");
        rows.run("TRUNCATE written");
        rows.run("DELETE FROM journal WHERE detail LIKE 'row %'");
        rows.run("INSERT INTO written VALUES (0, 'free')");
    }

    @Test
    void whoComesMeanwhileSharesTheNextCommit() throws Exception {
        List<CompletableFuture<Boolean>> writers =
                whileOneCommits(IntStream.rangeClosed(1, 12).boxed().toList(), number -> write(number, "good"));

        assertThat(writers).allSatisfy(writer -> assertThat(writer.join()).isTrue());
        assertThat(rows.count("SELECT count(*) FROM written WHERE id > 0")).isEqualTo(12);
        assertThat(rows.count("SELECT count(DISTINCT xmin::text) FROM written WHERE id > 0"))
                .isOne();
        assertThat(rows.count("SELECT count(*) FROM journal WHERE detail LIKE 'row %'"))
                .isEqualTo(12);
    }

    @Test
    void oneThatIsRefusedDoesNotFailTheOthers() throws Exception {
        List<CompletableFuture<Boolean>> writers = whileOneCommits(
                IntStream.rangeClosed(1, 9).boxed().toList(), number -> write(number, number % 3 == 0 ? null : "good"));

        for (int number = 1; number <= 9; number++) {
            CompletableFuture<Boolean> writer = writers.get(number - 1);
            if (number % 3 == 0)
                assertThatThrownBy(writer::join)
                        .isInstanceOf(CompletionException.class)
                        .hasRootCauseInstanceOf(SQLException.class)
                        .hasStackTraceContaining("not-null");
            else assertThat(writer.join()).isTrue();
        }
        assertThat(rows.text("SELECT string_agg(id::text, ' ' ORDER BY id) FROM written WHERE id > 0"))
                .isEqualTo("1 2 4 5 7 8");
        assertThat(rows.text("SELECT string_agg(detail, ', ' ORDER BY detail) FROM journal WHERE detail LIKE 'row %'"))
                .isEqualTo("row 1, row 2, row 4, row 5, row 7, row 8");
    }

    @Test
    void eachIsToldWhetherItsOwnChangeTouchedARow() throws Exception {
        rows.run("INSERT INTO written VALUES (1, 'there'), (3, 'there')");

        List<CompletableFuture<Boolean>> writers = whileOneCommits(
                List.of(1, 2, 3, 4), number -> journal.write(List.of(Change.of(FIRST, number)), List.of(told(number))));

        assertThat(writers.stream().map(CompletableFuture::join)).containsExactly(true, false, true, false);
        assertThat(rows.count("SELECT count(*) FROM journal WHERE detail LIKE 'row %'"))
                .isEqualTo(2);
    }

    private boolean write(int number, @Nullable String note) {
        return journal.write(List.of(Change.of(INSERT, number, note)), List.of(told(number)));
    }

    private static JournalEntry told(int number) {
        return JournalEntry.of(Instant.now(), JournalVerb.STATE_CHANGED, Cause.of(CauseKind.GATEWAY))
                .with("row " + number);
    }

    /** Starts a writer for each number while another one waits in the database for a row that somebody holds. */
    private List<CompletableFuture<Boolean>> whileOneCommits(List<Integer> numbers, Function<Integer, Boolean> writes)
            throws SQLException {
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM written WHERE id = 0 FOR UPDATE");
            start(threads, () -> journal.write(List.of(Change.of(FIRST, 0)), List.of()));
            await().until(() -> rows.count(
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE written%'")
                    == 1);
            for (int number : numbers) answers.add(start(threads, () -> writes.apply(number)));
            await().until(() -> threads.stream().skip(1).allMatch(CommitsTest::waits));
            holder.rollback();
            holder.setAutoCommit(true);
        }
        return answers;
    }

    private static boolean waits(Thread writer) {
        return writer.getState() == Thread.State.WAITING
                && List.of(writer.getStackTrace()).toString().contains(Commits.class.getName());
    }

    private static CompletableFuture<Boolean> start(List<Thread> threads, Supplier<Boolean> write) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        threads.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                answer.complete(write.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }));
        return answer;
    }
}
