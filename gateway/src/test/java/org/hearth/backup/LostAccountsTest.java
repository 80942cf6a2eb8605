package org.hearth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hearth.broker.AccountsAtHand;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.BrokerSettings;
import org.hearth.broker.BrokerShares;
import org.hearth.broker.Witness;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** A broker that lost accounts, as by a power cut while its plugin wrote them: nobody has to be enrolled again. */
@QuarkusTest
@QuarkusTestResource(House.class)
class LostAccountsTest {
    @Inject
    Boards boards;

    @Inject
    AgroalDataSource database;

    @Inject
    BrokerAccounts accounts;

    @Inject
    BrokerSettings settings;

    @Inject
    BrokerShares shares;

    @Inject
    Witness witness;

    @Test
    void aDeviceComesInAgainWithTheSecretThatItHolds() throws Exception {
        String secret = boards.secret("board-lost");
        accounts.remove("board-lost");
        assertThat(isConnectable("board-lost", secret)).isFalse();
        String before = brought();
        LostAccounts lost = new LostAccounts(database, accounts, settings, shares);

        lost.atHand(new AccountsAtHand());
        lost.look();
        // It may be one that is being made.
        assertThat(brought()).isEqualTo(before);
        lost.look();
        assertThat(brought()).isNotEqualTo(before);
        // Once, until there is another broker.
        before = brought();
        lost.look();
        lost.look();
        assertThat(brought()).isEqualTo(before);

        House.broker().stop();
        Files.delete(House.broker().accountsFile()); // the entry script puts the one that was brought in its place
        House.broker().start();
        witness.awaitGateway();
        try (TestDevice board = new TestDevice("board-lost", secret, 2).start()) {
            await().atMost(Duration.ofSeconds(20)).until(board::isConnected);
            Owner.awaits(board);
        }
        assertThat(isConnectable("board-lost", "another secret")).isFalse();
    }

    @Test
    void whoWasKeptOutOrIsStillThereIsNotMissed() throws IOException {
        boards.secret("board-there");
        boards.secret("board-out");
        Owner.asks()
                .contentType("application/json")
                .body(Map.of("reason", "it clicks"))
                .post("/api/v1/devices/board-out/disable")
                .then()
                .statusCode(200);
        accounts.remove("board-out");
        String before = brought();
        LostAccounts lost = new LostAccounts(database, accounts, settings, shares);

        lost.atHand(new AccountsAtHand());
        lost.look();
        lost.look();

        assertThat(brought()).isEqualTo(before);
    }

    /** Names the time at which accounts were brought last; nothing if they never were. */
    private String brought() throws IOException {
        Path file = settings.dir().resolve("restored");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static boolean isConnectable(String device, String secret) {
        try (BrokerClient ignored = BrokerClient.connect("x", device, secret)) {
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
