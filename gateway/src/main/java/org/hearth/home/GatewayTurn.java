package org.hearth.home;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One gateway at a time runs a home. One that is started beside another, as an update may do, waits until that has ended, before it touches
 * anything: rights, devices and open commands are known from memory, and at the broker there is one place for a gateway. What lets one in is a
 * lock that a session of the database holds, so it is free the moment its process is gone, however that died. It keeps order and is
 * no proof: that no moment is fired twice is the work of the rows themselves. One thread at a time may hold it.
 */
@ApplicationScoped
class GatewayTurn {
    private static final Logger LOG = Logger.getLogger(GatewayTurn.class);

    /** No other lock of this program has this number. */
    static final String LOCK = "SELECT pg_try_advisory_lock(7221450968)";

    private static final String BEGIN = "UPDATE gateway_turn SET turn = turn + 1 RETURNING turn";
    private static final String TURN = "SELECT turn FROM gateway_turn";

    private static final Duration ASKED_EVERY = Duration.ofMillis(250);

    /** So long a database that is just starting is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int ANSWER_SECONDS = 2;

    private final DatabaseCredentials.Settings database;
    private final Runnable end;
    private @Nullable Connection session;
    private volatile boolean held;
    private long turn;

    @Inject
    GatewayTurn(DatabaseCredentials.Settings database) {
        this(database, () -> Quarkus.asyncExit(1));
    }

    /**
     * A place in the queue.
     *
     * @param end ends this gateway, because another runs the home
     */
    GatewayTurn(DatabaseCredentials.Settings database, Runnable end) {
        this.database = database;
        this.end = end;
    }

    /**
     * Returns when no other gateway runs this home.
     *
     * @throws IllegalStateException if the database stays away
     */
    void await() {
        if (held) return;
        // Nothing has begun that would have to be ended in order.
        Thread hook = Thread.ofPlatform().unstarted(() -> Runtime.getRuntime().halt(0));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            queue();
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void queue() {
        long began = System.nanoTime();
        long answered = began;
        boolean told = false;
        while (true) {
            try {
                if (takes()) break;
                answered = System.nanoTime();
                if (!told) LOG.warn("another gateway runs this home: this one waits until it has ended");
                told = true;
            } catch (SQLException away) {
                close();
                if (System.nanoTime() - answered > PATIENCE.toNanos())
                    throw new IllegalStateException("the database does not say whether another gateway runs", away);
            }
            LockSupport.parkNanos(ASKED_EVERY.toNanos());
        }
        if (told)
            LOG.infof(
                    "the other gateway has ended: this one runs the home, after %d s",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }

    /** Before anything else begins. */
    synchronized void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        try {
            turn = number(session(), BEGIN);
        } catch (SQLException e) {
            throw new IllegalStateException("that this gateway runs the home is not written", e);
        }
    }

    /** A session that was lost is made anew. If another gateway has begun meanwhile, this one ends: it knows an older home. */
    @Scheduled(
            every = "2s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (isMine()) return;
        LOG.error("another gateway has begun to run this home: this one ends");
        end.run();
    }

    private synchronized boolean isMine() {
        try {
            // The server may take a while to notice that the session before is gone: its lock is not another gateway's.
            if (!held) takes();
            return number(session(), TURN) == turn;
        } catch (SQLException away) {
            LOG.debugf("the database is away: %s", away.getMessage());
            close();
            return true;
        }
    }

    /** True if no other gateway can begin now. */
    boolean holds() {
        return held;
    }

    /** Leaves the home to the next. */
    @PreDestroy
    synchronized void close() {
        held = false;
        try {
            if (session != null) session.close();
        } catch (SQLException gone) {
            LOG.debug("the session is gone", gone);
        }
        session = null;
    }

    /** Asks for the lock once; true if it is ours now. */
    private synchronized boolean takes() throws SQLException {
        try (Statement statement = session().createStatement();
                ResultSet answer = statement.executeQuery(LOCK)) {
            answer.next();
            held = answer.getBoolean(1);
            return held;
        }
    }

    private Connection session() throws SQLException {
        Connection open = session;
        if (open == null) open = open();
        session = open;
        return open;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Not one of the pool's: it is to be held for as long as this gateway runs. */
    private Connection open() throws SQLException {
        return DatabaseSession.open(database, "hearth-gateway-turn", Duration.ofSeconds(ANSWER_SECONDS));
    }
}
