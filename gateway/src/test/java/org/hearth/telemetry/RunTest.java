package org.hearth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void numbersInARowAreOneRunWhateverTheirOrder() {
        assertThat(Run.of(List.of(sample("a", 1, 3), sample("a", 1, 1), sample("a", 1, 2))))
                .containsExactly(new Run("a", 1, 1, 3));
    }

    @Test
    void aCopyChangesNothing() {
        assertThat(Run.of(List.of(sample("a", 1, 1), sample("a", 1, 1), sample("a", 1, 2))))
                .containsExactly(new Run("a", 1, 1, 2));
    }

    @Test
    void whatIsMissingIsNeverNamed() {
        assertThat(Run.of(List.of(sample("a", 1, 1), sample("a", 1, 3))))
                .containsExactly(new Run("a", 1, 1, 1), new Run("a", 1, 3, 3));
    }

    @Test
    void bootsAndDevicesDoNotMix() {
        assertThat(Run.of(List.of(sample("a", 1, 1), sample("a", 2, 2), sample("b", 2, 3))))
                .containsExactly(new Run("a", 1, 1, 1), new Run("a", 2, 2, 2), new Run("b", 2, 3, 3));
    }

    private static Sample sample(String device, long boot, long seq) {
        return new Sample(device, boot, seq, Instant.EPOCH, Sample.Kind.MEASUREMENT, Map.of());
    }
}
