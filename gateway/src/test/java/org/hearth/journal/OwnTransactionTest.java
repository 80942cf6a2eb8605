package org.hearth.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class OwnTransactionTest {
    @Test
    void workThatFailsHalfwayLeavesNothing() {
        try (JournalDatabase database = JournalDatabase.open()) {
            assertThatThrownBy(() -> OwnTransaction.run(database.source, connection -> {
                        try (Statement insert = connection.createStatement()) {
                            insert.executeUpdate(
                                    "INSERT INTO journal (at, verb, cause) VALUES (now(), 'SIGNED_IN', '{}')");
                        }
                        throw new SQLException("halfway");
                    }))
                    .hasMessage("halfway");

            assertThat(database.count("SELECT count(*) FROM journal")).isZero();
        }
    }
}
