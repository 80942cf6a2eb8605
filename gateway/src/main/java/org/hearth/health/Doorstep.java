package org.hearth.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.api.FlywayException;
import org.hearth.home.DatabaseCredentials;
import org.hearth.home.DatabaseSession;
import org.hearth.problems.DatabaseAway;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemView;
import org.jboss.logging.Logger;

/**
 * Who answers while the gateway cannot open: every request is told which part is missing, in the gateway's own place, so that no browser has to
 * guess. Nothing else can be had here.
 */
public final class Doorstep {
    private static final Logger LOG = Logger.getLogger(Doorstep.class);

    /** A database that is just starting is waited for in silence. */
    private static final long QUIET = Duration.ofSeconds(2).toNanos();

    private static final Duration ASKED_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    /** Long enough to be read; then the gateway is started again, and may succeed. */
    private static final Duration TOLD_FOR = Duration.ofSeconds(30);

    // As application.properties has them, which is read by nobody before Quarkus is there.
    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8081;

    private static final Problem DATABASE_AWAY = new Problem.Unavailable(
            "database-away",
            "The database does not answer, and without it the gateway does not open. It goes on trying.",
            Duration.ofSeconds(5));
    private static final Problem UPDATE_FAILED = new Problem.Unavailable(
            "update-failed",
            "The database could not be changed to what this version of the gateway needs. Nothing is lost: the version before still runs on it.",
            Duration.ofSeconds(30));

    private Doorstep() {}

    /** Returns when the database answers, whatever it says. */
    public static void awaitDatabase() {
        SmallRyeConfig config = config();
        DatabaseCredentials.Settings database = config.getConfigMapping(DatabaseCredentials.Settings.class);
        long began = System.nanoTime();
        HttpServer told = null;
        try {
            while (isAway(database)) {
                if (told == null && System.nanoTime() - began > QUIET) {
                    System.err.println("the database does not answer: the gateway opens when it does");
                    told = open(config, DATABASE_AWAY);
                }
                LockSupport.parkNanos(ASKED_EVERY.toNanos());
            }
        } catch (IOException taken) {
            // Who has the port may be a gateway that ends; the wait goes on inside.
            System.err.println("nobody can be told that the database is away: " + taken.getMessage());
        } finally {
            if (told != null) told.stop(0);
        }
    }

    private static boolean isAway(DatabaseCredentials.Settings database) {
        try (Connection session = DatabaseSession.open(database, "hearth-gateway-start", LONGEST_ANSWER)) {
            return false;
        } catch (SQLException answer) {
            return DatabaseAway.isMeantBy(answer);
        } catch (UncheckedIOException noPassword) {
            return false;
        }
    }

    /**
     * Tells for a while why the gateway could not open, if a browser can do something with it.
     *
     * @param failure what the start ended by
     */
    public static void tell(Throwable failure) {
        Problem problem = problem(failure).orElse(null);
        if (problem == null) return;
        LOG.errorf("the gateway does not open: %s", problem.detail());
        try {
            HttpServer told = open(config(), problem);
            LockSupport.parkNanos(TOLD_FOR.toNanos());
            told.stop(0);
        } catch (IOException taken) {
            LOG.warnf("nobody can be told: %s", taken.getMessage());
        }
    }

    /**
     * A migration over a connection that broke is no fault of the migration; work that only took too long, on a busy machine, is a fault of
     * neither.
     */
    static Optional<Problem> problem(Throwable failure) {
        boolean migrates = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DatabaseAway.isMeantBy(sql)) return Optional.of(DATABASE_AWAY);
            migrates |= cause instanceof FlywayException;
        }
        return migrates ? Optional.of(UPDATE_FAILED) : Optional.empty();
    }

    private static HttpServer open(SmallRyeConfig config, Problem problem) throws IOException {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse(HOST);
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(PORT);
        byte[] answer = json(problem);
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", exchange -> answer(exchange, answer));
        server.start();
        return server;
    }

    private static byte[] json(Problem problem) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(ProblemView.of(problem))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be told", e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] answer) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(503, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withMapping(DatabaseCredentials.Settings.class)
                .build();
    }
}
