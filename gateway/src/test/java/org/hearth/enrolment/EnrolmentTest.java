package org.hearth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.problems.ProblemException;
import org.hearth.trust.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class EnrolmentTest {
    @Inject
    Boards boards;

    @Inject
    Enrolments enrolments;

    @Inject
    Certificates certificates;

    @Inject
    ObjectMapper json;

    @Inject
    Rows rows;

    @TempDir
    Path dir;

    @Test
    void theCodeIsWrittenAsTheContractSays() {
        boards.secret("board-with-code");

        String[] parts =
                enrolments.enrol("board-with-code", "Board", "plug", "Workshop").split(":");

        assertThat(parts).hasSize(3);
        assertThat(parts[0]).isEqualTo("HEARTH1");
        CRC32 checksum = new CRC32();
        checksum.update(parts[1].getBytes(StandardCharsets.US_ASCII));
        assertThat(Long.parseLong(parts[2], 16)).isEqualTo(checksum.getValue());
        assertThat(parts[2]).matches("[0-9a-f]{8}");
        JsonObject content = content(parts[1]);
        assertThat(content.getInteger("v")).isOne();
        assertThat(content.getString("id")).isEqualTo("board-with-code");
        assertThat(content.getString("secret")).matches("[A-Za-z0-9_-]{22}");
        assertThat(content.getJsonArray("hosts").getList()).isEqualTo(List.of("localhost", "127.0.0.1"));
        assertThat(content.getInteger("port")).isEqualTo(House.broker().port());
        assertThat(content.getString("root")).isEqualTo("hearth");
        assertThat(content.getJsonArray("pins").getList()).isEqualTo(certificates.brokerPins());
    }

    @Test
    void enrollingAgainGivesNewCredentialsAndKeepsTheDevice() {
        String first = boards.secret("board-enrolled-twice");
        String second = boards.secret("board-enrolled-twice");

        assertThat(second).isNotEqualTo(first);
        assertThat(
                        rows.count(
                                "SELECT count(*) FROM journal WHERE device = 'board-enrolled-twice' AND verb = 'DEVICE_ENROLLED'"))
                .isOne();
        try (TestDevice board = new TestDevice("board-enrolled-twice", second, 1).start()) {
            Owner.awaits(board);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway",
                "ab",
                "-board",
                "Board",
                "board/+",
                "board#",
                "board\u0000",
                "b2345678901234567890123456789012x"
            })
    void whatIsNoDeviceIdIsRefusedAndNothingIsKept(String id) {
        assertThatThrownBy(() -> enrolments.enrol(id, "Board", "plug", null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("id:");

        assertThat(rows.count("SELECT count(*) FROM device WHERE name = 'Board' AND id <> 'board-with-code'"))
                .isZero();
    }

    @Test
    void onlyAListThatIsPassedInEnrolsByItself() throws IOException {
        Path codes = dir.resolve("codes");
        new DemoDevices(settings(Optional.empty(), Optional.of(codes)), enrolments, json).enrol();
        assertThat(codes).doesNotExist();

        Path list = Files.writeString(dir.resolve("devices.json"), """
                {"v": 1, "devices": [
                  {"id": "demo-lamp", "name": "Lamp", "room": "Hall", "icon": "bulb"},
                  {"id": "demo-fan", "name": "Fan"}]}""");
        DemoDevices demo = new DemoDevices(settings(Optional.of(list), Optional.of(codes)), enrolments, json);
        await().until(() -> {
            demo.enrol();
            return Files.exists(codes);
        });

        assertThat(Files.readAllLines(codes))
                .extracting(line -> content(line.split(":")[1]).getString("id"))
                .containsExactly("demo-lamp", "demo-fan");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(codes)))
                .isEqualTo("rw-------");
    }

    @Test
    void codesThatAreThereAreLeftAlone() throws IOException {
        Path codes = Files.writeString(dir.resolve("codes"), "of an earlier start");
        Path list = Files.writeString(
                dir.resolve("devices.json"), "{\"devices\":[{\"id\":\"demo-new\",\"name\":\"New\"}]}");

        new DemoDevices(settings(Optional.of(list), Optional.of(codes)), enrolments, json).enrol();

        assertThat(codes).hasContent("of an earlier start");
        assertThat(rows.count("SELECT count(*) FROM device WHERE id = 'demo-new'"))
                .isZero();
    }

    private static JsonObject content(String body) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
    }

    private static DemoDevices.Settings settings(Optional<Path> list, Optional<Path> codes) {
        return new DemoDevices.Settings() {
            @Override
            public Optional<Path> demoDevices() {
                return list;
            }

            @Override
            public Optional<Path> demoCodes() {
                return codes;
            }
        };
    }
}
