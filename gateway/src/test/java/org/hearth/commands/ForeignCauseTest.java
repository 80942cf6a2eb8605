package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class ForeignCauseTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void aBoardPutsNobodysNameOnItsOwnDeed() {
        try (TestDevice honest = boards.newBoard().start();
                TestDevice rogue = boards.newBoard().start()) {
            Owner.awaits(honest);
            Owner.awaits(rogue);
            String command = Owner.orders(honest, true).path("id");
            await().until(() -> kind(honest) != null);

            rogue.state(true, "cmd:" + command);

            await().until(() -> kind(rogue) != null);
            assertThat(kind(rogue)).isEqualTo("DEVICE");
            assertThat(kind(honest)).isEqualTo("PERSON");
            await().until(() -> Owner.sees(rogue).getInt("contractViolations.count") == 1);
            assertThat(Owner.sees(rogue).getString("contractViolations.lastDetail"))
                    .isEqualTo("range:by");
            assertThat(Owner.sees(honest).getInt("contractViolations.count")).isZero();
        }
    }

    /** Why its relay went on. */
    private String kind(TestDevice board) {
        return rows.text(
                "SELECT max(cause ->> 'kind') FROM journal WHERE device = ? AND verb = 'STATE_CHANGED' AND value = 'true'",
                board.id());
    }
}
