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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class RefusalTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @ParameterizedTest
    @ValueSource(strings = {"limit_min_off", "limit_max_on", "interlock"})
    void aSafetyLimitOfTheDeviceIsToldAsTheReason(String reason) {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.onCommand(command -> board.refuse(command.getString("id"), reason));

            String id = Owner.orders(board, true).path("id");

            await().until(() -> Owner.seesCommand(id).getString("state").equals("REJECTED"));
            assertThat(Owner.seesCommand(id).getString("reason")).isEqualTo(reason);
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE verb = 'COMMAND_ENDED' AND device = ? AND detail = ?",
                            board.id(),
                            "REJECTED " + reason))
                    .isOne();
        }
    }
}
