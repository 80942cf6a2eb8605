package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.house.GoldenPayloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceContractTest {
    static Stream<GoldenPayloads.Example> examples() {
        return Stream.of(
                        "status/online",
                        "status/info",
                        "status/state",
                        "status/heartbeat",
                        "status/settings",
                        "status/lines")
                .flatMap(GoldenPayloads::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenOrRefusedAsTheContractSays(GoldenPayloads.Example example) {
        ContractViolation violation = catchThrowableOfType(ContractViolation.class, () -> read(example));

        assertThat(violation == null ? "" : violation.code()).isEqualTo(example.code());
    }

    private static void read(GoldenPayloads.Example example) throws ContractViolation {
        byte[] bytes = example.arrival().payload();
        switch (example.arrival().leaf()) {
            case "status/online" -> Announcement.of(Payload.read(bytes, 1_024));
            case "status/info" -> Info.of(Payload.read(bytes, 2_048));
            case "status/state" -> StateReport.of(Payload.read(bytes, 1_024));
            case "status/settings" -> SettingsReport.of(Payload.read(bytes, 1_024));
            case "status/lines" -> LinesReport.of(Payload.read(bytes, LinesListener.MAX_BYTES));
            default -> Heartbeat.of(Payload.read(bytes, 1_024));
        }
    }
}
