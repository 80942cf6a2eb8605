package org.hearth.home;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Gives each migration the time it needs: one over years of samples takes longer than any request may. None begins while another gateway
 * works with what it changes.
 */
@Singleton
public class PatientMigrations implements FlywayConfigurationCustomizer {
    private static final Duration LONGEST_MIGRATION = Duration.ofHours(1);

    private final GatewayTurn turn;

    PatientMigrations(GatewayTurn turn) {
        this.turn = turn;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        turn.await();
        configuration.callbacks(new Patient());
    }

    private static final class Patient extends BaseCallback {
        private static final Set<Event> ENDS = Set.of(Event.AFTER_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE_ERROR);

        private int usual;

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE || ENDS.contains(event);
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                var connection = context.getConnection();
                if (event == Event.BEFORE_EACH_MIGRATE) usual = connection.getNetworkTimeout();
                connection.setNetworkTimeout(
                        Runnable::run, ENDS.contains(event) ? usual : (int) LONGEST_MIGRATION.toMillis());
            } catch (SQLException e) {
                throw new FlywayException("the time for a migration cannot be set", e);
            }
        }
    }
}
