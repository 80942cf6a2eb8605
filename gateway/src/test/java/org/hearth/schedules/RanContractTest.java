package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.house.GoldenPayloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RanContractTest {
    static Stream<GoldenPayloads.Example> examples() {
        return GoldenPayloads.of("status/ran");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenOrRefusedAsTheContractSays(GoldenPayloads.Example example) {
        ContractViolation violation = catchThrowableOfType(
                ContractViolation.class,
                () -> RanReport.of(Payload.read(example.arrival().payload(), 1_024)));

        assertThat(violation == null ? "" : violation.code()).isEqualTo(example.code());
    }
}
