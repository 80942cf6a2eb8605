package org.hearth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.devices.Standings;
import org.hearth.house.House;
import org.hearth.house.Rows;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(House.class)
class OwnLinesTest {
    @Inject
    Enrolments enrolments;

    @Inject
    Standings standings;

    @Inject
    Rows rows;

    @TempDir
    Path dir;

    @Test
    void theLinesOfThisMachineGetACodeThatTheirGroupMayRead() throws IOException {
        Path code = dir.resolve("code");

        enrol("own-lines", code);

        assertThat(DeviceEnrolment.read(Files.readString(code)).id()).isEqualTo("own-lines");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(code)))
                .isEqualTo("rw-r-----");
        assertThat(rows.count("SELECT count(*) FROM device WHERE id = 'own-lines'"))
                .isOne();
    }

    @Test
    void aCodeThatIsThereIsLeftAlone() throws IOException {
        Path code = Files.writeString(dir.resolve("code"), "of an earlier start");

        lines("own-lines-before", Optional.of(code)).enrol();

        assertThat(code).hasContent("of an earlier start");
        assertThat(rows.count("SELECT count(*) FROM device WHERE id = 'own-lines-before'"))
                .isZero();
    }

    @Test
    void withoutAFileForTheCodeNothingIsEnrolled() {
        lines("own-lines-nowhere", Optional.empty()).enrol();

        assertThat(rows.count("SELECT count(*) FROM device WHERE id = 'own-lines-nowhere'"))
                .isZero();
    }

    @Test
    void linesThatWereRemovedForGoodStayOut() throws IOException {
        Path code = dir.resolve("code");
        enrol("own-lines-removed", code);
        standings.remove("own-lines-removed", Cause.of(CauseKind.GATEWAY));
        Files.delete(code);

        lines("own-lines-removed", Optional.of(code)).enrol();

        assertThat(code).doesNotExist();
        assertThat(rows.count("SELECT count(*) FROM device WHERE id = 'own-lines-removed'"))
                .isZero();
    }

    private void enrol(String device, Path code) {
        OwnLines lines = lines(device, Optional.of(code));
        await().until(() -> {
            lines.enrol();
            return Files.exists(code);
        });
    }

    private OwnLines lines(String device, Optional<Path> code) {
        return new OwnLines(
                new OwnLines.Settings() {
                    @Override
                    public Optional<Path> codeFile() {
                        return code;
                    }

                    @Override
                    public String device() {
                        return device;
                    }
                },
                enrolments,
                standings);
    }
}
