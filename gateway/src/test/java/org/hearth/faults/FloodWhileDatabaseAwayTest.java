package org.hearth.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** A board that floods does not wait for the database, and neither does what is done about it. */
@QuarkusTest
@TestProfile(FloodWhileDatabaseAwayTest.AsInHouses.class)
class FloodWhileDatabaseAwayTest {
    private static final Duration OUT_WITHIN = Duration.ofSeconds(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(20);

    /** With the limit that houses have. */
    public static class AsInHouses extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.devices.flood-per-second", "10");
        }
    }

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void itIsThrownOutAtOnceAndNamedWhenTheDatabaseIsBack() {
        try (TestDevice noisy = boards.newBoard().start()) {
            Owner.awaits(noisy);
            House.database().freeze();
            try {
                for (int i = 0; i < 500; i++) noisy.heartbeat();

                await().atMost(OUT_WITHIN).until(() -> !noisy.isConnected());
            } finally {
                House.database().thaw();
            }
            await().atMost(BACK_WITHIN)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(rows.text("SELECT standing_reason FROM device WHERE id = ?", noisy.id()))
                                    .isEqualTo("FLOOD"));
        }
    }
}
