package org.hearth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.hearth.broker.ContractViolation;
import org.hearth.house.GoldenPayloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TelemetryContractTest {
    static Stream<GoldenPayloads.Example> examples() {
        return Stream.of("telemetry/sensors", "telemetry/events").flatMap(GoldenPayloads::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenOrRefusedAsTheContractSays(GoldenPayloads.Example example) {
        ContractViolation violation = catchThrowableOfType(ContractViolation.class, () -> read(example));

        assertThat(violation == null ? "" : violation.code()).isEqualTo(example.code());
    }

    private static void read(GoldenPayloads.Example example) throws ContractViolation {
        Sample.of(example.arrival());
    }
}
