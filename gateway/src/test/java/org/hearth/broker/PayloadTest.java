package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final int MAX_BYTES = 1_024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1}",
                " \n{\"v\":1}\t",
                "{\"v\":1,\"later\":{\"a\":[{}]}}",
                "{\"v\":1,\"n\":-0.0,\"m\":1e308,\"text\":\"Ευρώ 🔥\"}"
            })
    void isTaken(String text) throws ContractViolation {
        assertThat(Payload.read(utf8(text), MAX_BYTES).integer("v", 0, 9)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|not_object",
                "[]|not_object",
                "true|not_object",
                "{|not_json",
                "{\"v\":1}x|not_json",
                "{\"v\":1}{\"v\":1}|not_json",
                "{\"v\":1,}|not_json",
                "{'v':1}|not_json",
                "{\"v\":01}|not_json",
                "{\"v\":1,\"n\":NaN}|not_json",
                "{\"v\":1,\"n\":Infinity}|not_json",
                "{\"v\":1,\"n\":.5}|not_json",
                "{\"v\":1,\"n\":+5}|not_json",
                "/**/{\"v\":1}|not_json",
                "{\"v\":1,\"n\":1e309}|not_finite",
                "{\"v\":1,\"n\":-1e309}|not_finite",
                "{\"v\":1,\"v\":1}|duplicate_key",
                "{\"v\":1,\"x\":{\"a\":1,\"a\":2}}|duplicate_key",
                "{\"v\":1,\"n\":null}|null",
                "{\"v\":1,\"x\":[null]}|null",
                "{\"v\":1,\"x\":[[[[]]]]}|nesting",
                "{\"v\":2}|version",
                "{\"v\":0}|version",
                "{\"v\":1.0}|type:v",
                "{\"v\":\"1\"}|type:v",
                "{\"v\":99999999999999999999}|range:v",
                "{}|missing:v"
            })
    void isRefusedWithTheReason(String text, String code) {
        assertThat(violation(utf8(text))).isEqualTo(code);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThat(violation(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                .isEqualTo("not_utf8");
        assertThat(violation(utf8("{\"v\":1,\"s\":\"\u0000\"}"))).isEqualTo("not_json");
        byte[] loneSurrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThat(violation(loneSurrogate)).isEqualTo("not_utf8");
    }

    @Test
    void sizeIsLookedAtBeforeAnythingElse() {
        assertThat(violation("[".repeat(MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("too_large");
        assertThat(violation("[".repeat(MAX_BYTES).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("not_json");
    }

    @Test
    void aNumberLongerThanAnyMachineHoldsIsRefused() {
        assertThat(violation(utf8("{\"v\":1,\"n\":" + "9".repeat(400) + "}"))).isEqualTo("not_finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\n", "\\ud83d", "\\udd25x", "\\u009f"})
    void charactersThatNobodyCanKeepOrShowAreRefused(String escaped) {
        String text = "{\"v\":1,\"s\":\"" + escaped + "\",\"m\":{\"" + escaped + "\":1}}";

        assertThat(code(() -> Payload.read(utf8(text), MAX_BYTES).text("s", 32)))
                .isEqualTo("range:s");
        assertThat(code(() -> Payload.read(utf8(text), MAX_BYTES).values("m", 16)))
                .isEqualTo("range:m");
    }

    @ParameterizedTest
    @CsvSource({"1.0, type:n", "'\"1\"', type:n", "true, type:n", "-1, range:n", "11, range:n", "1e1, type:n"})
    void aWholeNumberIsNothingElse(String number, String code) {
        String text = "{\"v\":1,\"n\":" + number + "}";

        assertThat(code(() -> Payload.read(utf8(text), MAX_BYTES).integer("n", 0, 10)))
                .isEqualTo(code);
    }

    private static String violation(byte[] bytes) {
        return code(() -> Payload.read(bytes, MAX_BYTES));
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        ContractViolation violation = catchThrowableOfType(ContractViolation.class, read);
        return violation == null ? "taken" : violation.code();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
