package org.hearth.devices;

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
class StateLinesTest {
    private static final int CHANGES = 3 * StateLines.MOST;

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    StateLines lines;

    @Test
    void aBoardThatChangesAllTheTimeFillsNoJournal() {
        try (TestDevice board = boards.newBoard().start();
                TestDevice calm = boards.newBoard().start()) {
            Owner.awaits(board);
            Owner.awaits(calm);
            await().until(() -> journal(board, "STATE_CHANGED") == 1);

            for (int i = 1; i <= CHANGES; i++) board.state(i % 2 == 1, "local");
            board.publishRaw("status/heartbeat", false, "last");
            await().until(() -> Owner.sees(board).getInt("contractViolations.count") == 1);
            calm.state(true, "local");
            await().until(() -> journal(calm, "STATE_CHANGED") == 2);
            lines.tellOmitted();

            // A minute may end in the middle.
            long told = journal(board, "STATE_CHANGED");
            assertThat(told).isBetween((long) StateLines.MOST, 2L * StateLines.MOST);
            assertThat(rows.text(
                            "SELECT sum(detail::integer)::text FROM journal WHERE device = ? AND verb = 'STATE_CHANGES_OMITTED'",
                            board.id()))
                    .isEqualTo(Long.toString(1 + CHANGES - told));
            assertThat(journal(calm, "STATE_CHANGES_OMITTED")).isZero();
        }
    }

    private long journal(TestDevice board, String verb) {
        return rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = ?", board.id(), verb);
    }
}
