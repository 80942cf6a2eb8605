package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearth.house.BrokerAt;
import org.hearth.house.TrustAt;
import org.hearth.trust.Certificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSharesTest {
    @TempDir
    Path home;

    private Path broker = Path.of("");
    private Path porch = Path.of("");

    @BeforeEach
    void places() {
        broker = home.resolve("for-broker");
        porch = home.resolve("for-porch");
    }

    @Test
    void eachIsHandedItsOwnAndNothingElse() throws IOException {
        start();

        assertThat(names(broker))
                .containsExactly(
                        ".ready",
                        "broker-former.crt",
                        "broker-former.key",
                        "broker.crt",
                        "broker.key",
                        "dynamic-security.json");
        assertThat(names(porch)).containsExactly(".ready", "broker.crt", "broker.key", "ca.crt", "porch-password");
        assertThat(broker.resolve("broker.key")).hasSameTextualContentAs(home.resolve("trust/broker.key"));
        assertThat(porch.resolve("ca.crt")).hasSameTextualContentAs(home.resolve("trust/ca.crt"));
    }

    @Test
    void aSecondStartHandsTheSame() throws IOException {
        start();
        String seed = Files.readString(broker.resolve("dynamic-security.json"));
        String password = Files.readString(porch.resolve("porch-password"));

        start();

        assertThat(broker.resolve("dynamic-security.json")).hasContent(seed);
        assertThat(porch.resolve("porch-password")).hasContent(password);
    }

    /** A broker takes the seed the moment it is there, and keeps to it: the password in it must be the one that stays. */
    @Test
    void anInterruptedFirstStartLeavesNoSeedOfAPasswordThatIsGone() throws IOException {
        Files.createDirectories(home.resolve("broker/gateway-password.new"));
        Files.writeString(home.resolve("broker/gateway-password.new/in-the-way"), "");

        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);

        assertThat(home.resolve("broker/dynamic-security.json")).doesNotExist();
    }

    @Test
    void aSeedThatIsLostIsMadeAgainForTheSamePassword() throws IOException {
        start();
        String password = Files.readString(home.resolve("broker/gateway-password"));
        Files.delete(home.resolve("broker/dynamic-security.json"));

        start();

        assertThat(home.resolve("broker/gateway-password")).hasContent(password);
        assertThat(home.resolve("broker/dynamic-security.json")).isNotEmptyFile();
    }

    private void start() {
        BrokerAt settings = new BrokerAt(home.resolve("broker"), Optional.of(broker), Optional.of(porch));
        Certificates certificates =
                Certificates.make(new TrustAt(home.resolve("trust"), List.of("localhost")), InstantSource.system());
        new BrokerShares(settings, new GatewayAccount(settings, new ObjectMapper()), certificates).prepare();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
