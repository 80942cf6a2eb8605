package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.house.GoldenPayloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcknowledgementContractTest {
    static Stream<GoldenPayloads.Example> examples() {
        return Stream.of("status/ack").flatMap(GoldenPayloads::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenOrRefusedAsTheContractSays(GoldenPayloads.Example example) {
        ContractViolation violation = catchThrowableOfType(ContractViolation.class, () -> read(example));

        assertThat(violation == null ? "" : violation.code()).isEqualTo(example.code());
    }

    private static void read(GoldenPayloads.Example example) throws ContractViolation {
        Acknowledgement.of(Payload.read(example.arrival().payload(), 1_024));
    }
}
