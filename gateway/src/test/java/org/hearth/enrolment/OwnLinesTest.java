package org.hearth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.devices.DeviceAccounts;
import org.hearth.devices.Standings;
import org.hearth.house.House;
import org.hearth.house.Rows;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.trust.Certificates;
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
    DeviceAccounts secrets;

    @Inject
    Certificates certificates;

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

    /** The volume of the lines was lost too, an empty home wrote a code into it, and a backup took that home's place. */
    @Test
    void aCodeOfTheHomeThatWasHereBeforeARestoreIsReplaced() throws IOException {
        Path code = dir.resolve("code");
        enrol("own-lines-restored", code);
        String ofAnother = withOtherKeys(Files.readString(code));
        secrets.issue("own-lines-restored");
        Files.writeString(code, ofAnother);

        OwnLines lines = lines("own-lines-restored", Optional.of(code));
        await().until(() -> {
            lines.enrol();
            return !Files.readString(code).equals(ofAnother);
        });

        DeviceEnrolment anew = DeviceEnrolment.read(Files.readString(code));
        assertThat(secrets.isInForce(anew.id(), anew.secret())).isTrue();
        assertThat(anew.pins().pins()).isEqualTo(certificates.brokerPins());
    }

    /** The lines hold what they were told since; another secret would throw them out. */
    @Test
    void aCodeFromBeforeTheKeysWereChangedIsLeftAlone() throws IOException {
        Path code = dir.resolve("code");
        enrol("own-lines-of-old", code);
        String withOldKeys = withOtherKeys(Files.readString(code));
        Files.writeString(code, withOldKeys);

        lines("own-lines-of-old", Optional.of(code)).enrol();

        assertThat(code).hasContent(withOldKeys.strip());
    }

    @Test
    void aCodeFromBeforeTheSecretWasChangedIsLeftAlone() throws IOException {
        Path code = dir.resolve("code");
        enrol("own-lines-renewed", code);
        String before = Files.readString(code);
        secrets.issue("own-lines-renewed");

        lines("own-lines-renewed", Optional.of(code)).enrol();

        assertThat(code).hasContent(before.strip());
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

    private static String withOtherKeys(String code) {
        String body = new String(Base64.getUrlDecoder().decode(code.split(":")[1]), StandardCharsets.UTF_8)
                .replaceAll("sha256:[0-9a-f]{64}", "sha256:" + "ab".repeat(32));
        String packed = Base64.getUrlEncoder().withoutPadding().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        CRC32 checksum = new CRC32();
        checksum.update(packed.getBytes(StandardCharsets.US_ASCII));
        return "HEARTH1:" + packed + ":" + "%08x".formatted(checksum.getValue()) + "\n";
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
                standings,
                secrets,
                certificates);
    }
}
