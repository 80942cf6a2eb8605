package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hearth.problems.DatabaseAway;
import org.jspecify.annotations.Nullable;

/**
 * Commits writes that need no transaction with others. One thread commits at a time; what comes meanwhile goes together in the next
 * commit, made by one of those who wait. Nobody waits for company: whoever finds nobody at it begins at once. Any number of threads may
 * hold it.
 */
@ApplicationScoped
class Commits {
    /** As PostgreSQL's appendix A has it. */
    private static final String INTERNAL_ERROR = "XX000";

    private final AgroalDataSource database;
    private final Object turn = new Object();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean busy;

    Commits(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Returns when the write is committed.
     *
     * @return true if its first change touched a row
     * @throws SQLException if it was refused, whatever became of others; or if the database is away, and then nothing was done
     */
    boolean commit(Write write) throws SQLException {
        Waiting mine = new Waiting(write);
        if (!begins(mine)) mine.woken.join();
        if (!mine.isOver()) lead();
        if (mine.failure != null)
            throw new SQLException(mine.failure.getMessage(), mine.failure.getSQLState(), mine.failure);
        return mine.touched;
    }

    private boolean begins(Waiting mine) {
        synchronized (turn) {
            waiting.add(mine);
            boolean first = !busy;
            busy = true;
            return first;
        }
    }

    /** Commits what waits now, and hands the turn to one of those who came meanwhile. */
    private void lead() {
        List<Waiting> group = take();
        try {
            commit(group);
        } finally {
            Waiting next = next();
            if (next != null) next.woken.complete(null);
            group.forEach(done -> done.woken.complete(null));
        }
    }

    private List<Waiting> take() {
        synchronized (turn) {
            List<Waiting> taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        }
    }

    private @Nullable Waiting next() {
        synchronized (turn) {
            busy = !waiting.isEmpty();
            return busy ? waiting.getFirst() : null;
        }
    }

    private void commit(List<Waiting> group) {
        SQLException refusal = refusalOf(group);
        if (refusal == null) return;
        if (DatabaseAway.isMeantBy(refusal)) giveUp(group, refusal);
        else if (group.size() == 1) group.getFirst().fail(refusal);
        else commitSingly(group);
    }

    /** One that is refused takes the others' commit with it; alone, each has its own end. */
    private void commitSingly(List<Waiting> group) {
        for (int i = 0; i < group.size(); i++) {
            SQLException refusal = refusalOf(group.subList(i, i + 1));
            if (refusal == null) continue;
            if (DatabaseAway.isMeantBy(refusal)) {
                giveUp(group.subList(i, group.size()), refusal);
                return;
            }
            group.get(i).fail(refusal);
        }
    }

    /** Those who came meanwhile have waited as long as the group, and would find the same. */
    private void giveUp(List<Waiting> group, SQLException away) {
        group.forEach(one -> one.fail(away));
        for (Waiting one : take()) {
            one.fail(away);
            one.woken.complete(null);
        }
    }

    private @Nullable SQLException refusalOf(List<Waiting> group) {
        try {
            together(group);
            return null;
        } catch (SQLException e) {
            return e;
        } catch (RuntimeException e) {
            return new SQLException("a write could not be made", INTERNAL_ERROR, e);
        }
    }

    private void together(List<Waiting> group) throws SQLException {
        OwnTransaction.run(database, connection -> {
            run(connection, group);
            return group;
        });
        group.forEach(Waiting::succeed);
    }

    /** Those of one kind travel together. Their order does not matter: each belongs to a thread that waits for it. */
    private static void run(Connection connection, List<Waiting> group) throws SQLException {
        Map<String, List<Waiting>> kinds = new LinkedHashMap<>();
        for (Waiting one : group)
            kinds.computeIfAbsent(one.write.sql(), sql -> new ArrayList<>()).add(one);
        for (List<Waiting> kind : kinds.values()) {
            if (kind.size() == 1)
                kind.getFirst().touched = kind.getFirst().write.run(connection);
            else runKind(connection, kind);
        }
    }

    private static void runKind(Connection connection, List<Waiting> kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(kind.getFirst().write.sql())) {
            for (Waiting one : kind) {
                one.write.bind(connection, statement);
                statement.addBatch();
            }
            Iterator<Waiting> each = kind.iterator();
            for (int rows : statement.executeBatch()) each.next().touched = rows > 0;
        }
    }

    /** A write and the thread that waits for it; its fields are read when {@code woken} is complete, or by that thread's own turn. */
    private static final class Waiting {
        private final Write write;
        private final CompletableFuture<Void> woken = new CompletableFuture<>();
        private boolean touched;
        private volatile boolean over;
        private volatile @Nullable SQLException failure;

        private Waiting(Write write) {
            this.write = write;
        }

        private boolean isOver() {
            return over;
        }

        private void succeed() {
            over = true;
        }

        private void fail(SQLException why) {
            failure = why;
            over = true;
        }
    }
}
