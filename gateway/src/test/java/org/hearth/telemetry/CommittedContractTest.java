package org.hearth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.hearth.house.GoldenPayloads;
import org.junit.jupiter.api.Test;

class CommittedContractTest {
    @Test
    void aRunIsWrittenAsTheGoldenOne() {
        String written = new Run("board-1", 17, 1, 1).payload().toString();

        assertThat(written)
                .isEqualTo(GoldenPayloads.first("telemetry/committed").toString());
    }
}
