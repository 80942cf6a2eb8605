package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.hearth.house.PostgresProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways of one home, over a real database. */
class GatewayTurnTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final Duration SOME_QUESTIONS = Duration.ofSeconds(1);

    private final String url = PostgresProcess.freshDatabase();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<GatewayTurn> turns = new ArrayList<>();

    @TempDir
    Path dir;

    @BeforeEach
    void aHome() throws IOException, SQLException {
        Files.writeString(dir.resolve("password"), "postgres");
        try (var migration = GatewayTurn.class.getResourceAsStream("/db/migration/V052__gateway_turn.sql")) {
            sql(new String(Objects.requireNonNull(migration).readAllBytes()));
        }
    }

    @AfterEach
    void everybodyGoes() {
        turns.forEach(GatewayTurn::close);
    }

    @Test
    void aSecondGatewayWaitsUntilTheFirstHasEnded() throws InterruptedException {
        GatewayTurn first = runs();
        GatewayTurn second = turn();
        Thread start = Thread.ofPlatform().start(second::await);

        assertThat(start.join(SOME_QUESTIONS)).isFalse();
        first.close();
        assertThat(start.join(LONG_ENOUGH)).isTrue();

        second.begin(new StartupEvent());
        second.look();
        assertThat(ended).hasValue(0);
    }

    @Test
    void aGatewayThatLostItsSessionTakesAnotherAndGoesOn() throws SQLException, InterruptedException {
        GatewayTurn first = runs();
        endSessions();

        first.look();
        first.look();

        assertThat(ended).hasValue(0);
        Thread start = Thread.ofPlatform().start(turn()::await);
        assertThat(start.join(SOME_QUESTIONS)).isFalse();
        first.close();
        assertThat(start.join(LONG_ENOUGH)).isTrue();
    }

    @Test
    void aGatewayEndsWhenAnotherHasTakenItsPlace() throws SQLException {
        GatewayTurn first = runs();
        endSessions();
        GatewayTurn second = runs();

        first.look(); // notices that its session is gone
        first.look();

        assertThat(ended).hasValue(1);
        second.look();
        assertThat(ended).hasValue(1);
    }

    @Test
    void aGatewayEndsAlsoWhenTheOtherIsGoneAgain() throws SQLException {
        GatewayTurn first = runs();
        endSessions();
        runs().close();

        first.look();
        first.look();

        assertThat(ended).hasValue(1);
    }

    /** The server of a home that froze and thaws does not miss a session at once whose other end has given it up. */
    @Test
    void aSessionThatTheServerStillHoldsIsNoOtherGateway() throws SQLException {
        GatewayTurn first = runs();
        endSessions();
        try (Connection stillThere = DriverManager.getConnection(url, "postgres", "postgres");
                Statement lock = stillThere.createStatement()) {
            lock.execute(GatewayTurn.LOCK);

            first.look();
            first.look();
            first.look();

            assertThat(ended).hasValue(0);
        }
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            first.look();
            assertThat(first.holds()).isTrue();
        });
    }

    private GatewayTurn runs() {
        GatewayTurn turn = turn();
        turn.await();
        turn.begin(new StartupEvent());
        return turn;
    }

    private GatewayTurn turn() {
        DatabaseCredentials.Settings settings = new Settings(url, "postgres", dir.resolve("password"));
        GatewayTurn turn = new GatewayTurn(settings, ended::incrementAndGet);
        turns.add(turn);
        return turn;
    }

    /** As a restart of the database does. */
    private void endSessions() throws SQLException {
        sql("""
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE application_name = 'hearth-gateway-turn' AND datname = current_database()""");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    private record Settings(String url, String user, Path passwordFile) implements DatabaseCredentials.Settings {}
}
