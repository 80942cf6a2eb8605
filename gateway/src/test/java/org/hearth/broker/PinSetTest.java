package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What a device reads from its enrolment code, and whom it accepts by it. */
class PinSetTest {
    private static final String A = "sha256:" + "a1".repeat(32);
    private static final String KEY = "spki-sha256:" + "c3".repeat(32);
    private static final Peer BROKER = new Peer(A, KEY);

    @Test
    void theCertificateOrItsKeyIsEnough() throws ContractViolation {
        assertThat(PinSet.of(List.of("sha256:" + "B2".repeat(32), A)).match(BROKER))
                .isEqualTo(1);
        assertThat(PinSet.of(List.of(KEY)).match(BROKER)).isZero();
        assertThat(PinSet.of(List.of("sha256:" + "c3".repeat(32))).match(BROKER))
                .isEqualTo(-1);
    }

    @Test
    void nothingAndEverythingAreNoPins() {
        for (List<String> pins : List.of(List.<String>of(), List.of("sha256:" + "0".repeat(64)), List.of(A, A, A)))
            assertThatThrownBy(() -> PinSet.of(pins)).isInstanceOf(ContractViolation.class);
    }

    @Test
    void aCodeIsRead() {
        DeviceEnrolment read =
                DeviceEnrolment.read(code("\"hosts\":[\"hearth.local\"],\"pins\":[\"" + A + "\"]") + "\n");

        assertThat(read.id()).isEqualTo("house-pins");
        assertThat(read.hosts()).containsExactly("hearth.local");
        assertThat(read.pins().match(BROKER)).isZero();
        assertThat(read.toString()).doesNotContain(read.secret());
    }

    @Test
    void aMistypedCodeIsRefusedAndNotRepeated() {
        String code = code("\"hosts\":[\"hearth.local\"],\"pins\":[\"" + A + "\"]");

        assertThatThrownBy(() -> DeviceEnrolment.read(code.replace("HEARTH1:e", "HEARTH1:f")))
                .hasMessage("the enrolment code is cut or mistyped: its checksum is wrong");
    }

    @Test
    void aCodeWithoutPinsAcceptsNobody() {
        assertThatThrownBy(() -> DeviceEnrolment.read(code("\"hosts\":[\"hearth.local\"],\"pins\":[]")))
                .hasMessageContaining("range:pins");
    }

    private static String code(String rest) {
        String json =
                "{\"v\":1,\"id\":\"house-pins\",\"secret\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"port\":8883,\"root\":\"hearth\","
                        + rest + "}";
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.US_ASCII));
        return "HEARTH1:" + body + ":" + "%08x".formatted(sum.getValue());
    }
}
