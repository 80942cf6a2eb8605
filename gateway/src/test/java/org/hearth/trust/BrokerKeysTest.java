package org.hearth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import org.hearth.house.TrustAt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's keys on disk, also after a cut between a key and its certificate. */
class BrokerKeysTest {
    @TempDir
    Path folder;

    private Certificates certificates;
    private String first;
    private String second;

    @BeforeEach
    void aHome() {
        certificates = started();
        first = keys().inUse();
        second = keys().next();
    }

    @Test
    void aHomeBeginsWithAKeyInUseAndAnotherNextOne() {
        assertThat(keys().former()).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(certificates.brokerPins()).containsExactly(first, second);
    }

    @Test
    void afterTheSwitchWhoEnrolsIsToldTheKeyInUseAndTheOneBefore() {
        assertThat(keys().use(second)).isTrue();

        assertThat(certificates.brokerPins()).containsExactly(second, first);
        assertThat(keys().former()).isEqualTo(first);
    }

    @Test
    void anotherNextKeyIsMadeOnceAndTheOneBeforeIsGone() {
        keys().use(second);
        certificates.prepareNextBrokerKey();
        String third = keys().next();
        certificates.prepareNextBrokerKey();
        keys().endGrace();

        assertThat(keys().next()).isEqualTo(third);
        assertThat(certificates.brokerPins()).containsExactly(second, third);
        assertThat(keys().use(first)).isFalse();
        assertThat(keys().inUse()).isEqualTo(second);
    }

    /** As after a cut in the middle of an end that is then not wanted any more. */
    @Test
    void goingBackMakesTheKeyThatWasInUseTheNextOneAlthoughAnotherWasMadeAlready() {
        keys().use(second);
        certificates.prepareNextBrokerKey();

        assertThat(keys().use(first)).isTrue();

        assertThat(certificates.brokerPins()).containsExactly(first, second);
    }

    @Test
    void aKeyThatIsNotThereChangesNothing() {
        assertThat(keys().use("sha256:" + "ab".repeat(32))).isFalse();
        assertThat(keys().inUse()).isEqualTo(first);
    }

    @Test
    void aCutWhileSwitchingOrRollingBackEndsInTheKeyThatWasWritten() throws IOException {
        copy("broker-next.key", "broker.key");
        certificates = started();
        assertThat(certificates.brokerPins()).containsExactly(second, first);

        copy("broker-former.key", "broker.key");
        certificates = started();
        assertThat(certificates.brokerPins()).containsExactly(first, second);
    }

    @Test
    void aCutWhileTheGraceEndsLeavesTheKeyInUseAlone() throws IOException {
        keys().use(second);
        certificates.prepareNextBrokerKey();
        List<String> before = certificates.brokerPins();
        copy("broker.key", "broker-former.key");
        certificates = started();

        assertThat(certificates.brokerPins()).isEqualTo(before);
        assertThat(keys().former()).isEqualTo(second);
    }

    private BrokerKeys keys() {
        return certificates.brokerKeys();
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private Certificates started() {
        return Certificates.make(new TrustAt(folder, List.of("localhost")), InstantSource.system());
    }
}
