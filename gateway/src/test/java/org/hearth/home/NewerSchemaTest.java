package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hearth.house.House;
import org.hearth.house.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way back from an update: what a gateway does at its start with a schema that a later one has made. */
@QuarkusTest
@QuarkusTestResource(House.class)
class NewerSchemaTest {
    @Inject
    Flyway flyway;

    @Inject
    Rows rows;

    @AfterEach
    void forget() {
        rows.run("DELETE FROM flyway_schema_history WHERE script LIKE '%__not_of_this_release.sql'");
    }

    @Test
    void aMigrationOfALaterReleaseDoesNotKeepItFromStarting() {
        applied("90001");

        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void oneThatIsGoneFromThisReleaseDoes() {
        applied("0.5");

        assertThatThrownBy(() -> flyway.migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("0.5");
    }

    private void applied(String version) {
        rows.run(
                "INSERT INTO flyway_schema_history SELECT max(installed_rank) + 1, ?, 'not of this release', 'SQL', ?, 1, 'hearth', now(), 1, true"
                        + " FROM flyway_schema_history",
                version,
                "V" + version + "__not_of_this_release.sql");
    }
}
