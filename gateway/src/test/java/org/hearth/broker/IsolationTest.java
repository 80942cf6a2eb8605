package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** What a stolen account of one board opens at the broker. Only deliveries count: MQTT 3.1.1 grants and acknowledges anything. */
@QuarkusTest
@QuarkusTestResource(House.class)
class IsolationTest {
    private static final String CONTROL = "$CONTROL/dynamic-security/v1";

    @Inject
    Boards boards;

    @Inject
    Outbox outbox;

    @Inject
    Witness witness;

    @Inject
    DynamicSecurity accounts;

    @Inject
    BrokerAccounts devices;

    @Inject
    Event<AccountsAtHand> atHand;

    @Test
    void aBoardHearsNothingThatIsNotItsOwn() {
        String secret = boards.secret("rogue-that-listens");
        try (TestDevice victim = boards.newBoard().start();
                BrokerClient rogue = BrokerClient.connect("rogue-that-listens", "rogue-that-listens", secret)) {
            Owner.awaits(victim);
            for (String filter : List.of(
                    "#",
                    "+/#",
                    "hearth/#",
                    "hearth/devices/+/commands/control",
                    "hearth/devices/" + victim.id() + "/#",
                    "hearth/devices/" + victim.id() + "/commands/control",
                    "hearth/devices/rogue-that-listens/status/#",
                    "hearth/gateway/echo",
                    "$share/all/hearth/#",
                    "$SYS/#",
                    "$CONTROL/#",
                    CONTROL + "/response")) rogue.subscribe(filter);
            rogue.subscribe("hearth/devices/rogue-that-listens/commands/+");

            Owner.orders(victim, true).then().statusCode(202);
            await().until(() -> !victim.received("commands/control").isEmpty());
            victim.measure(1, 20.5);
            await().until(() -> victim.committed().contains(1L));
            boards.secret("board-enrolled-meanwhile");
            outbox.send(
                    "hearth/devices/rogue-that-listens/commands/report",
                    "{\"v\":1}".getBytes(StandardCharsets.UTF_8),
                    Outbox.Delivery.AT_LEAST_ONCE);

            await().until(() -> !rogue.delivered().isEmpty());
            assertThat(rogue.delivered())
                    .extracting(BrokerClient.Delivery::topic)
                    .containsOnly("hearth/devices/rogue-that-listens/commands/report");
        }
    }

    @Test
    void aBoardSpeaksForNobodyElse() {
        String secret = boards.secret("rogue-that-speaks");
        try (TestDevice victim = boards.newBoard().start();
                BrokerClient witness = this.witness.connect();
                BrokerClient rogue = BrokerClient.connect("rogue-that-speaks", "rogue-that-speaks", secret)) {
            Owner.awaits(victim);
            String others = "hearth/devices/" + victim.id();
            rogue.publish(others + "/status/state", true, forged());
            rogue.publish(
                    others + "/status/online", true, "{\"v\":1,\"online\":false,\"sid\":\"s1\",\"why\":\"lost\"}");
            rogue.publish(others + "/telemetry/sensors", false, forged());
            rogue.publish(others + "/commands/control", false, forged());
            rogue.publish("hearth/devices/rogue-that-speaks/commands/control", false, forged());
            rogue.publish("hearth/devices/rogue-that-speaks/config/pins", true, forged());
            rogue.publish("hearth/gateway/echo", false, forged());
            rogue.publish("elsewhere", true, forged());
            rogue.publish("$SYS/broker/clients/total", true, forged());
            rogue.publish(
                    CONTROL,
                    false,
                    "{\"commands\":[{\"command\":\"deleteClient\",\"username\":\"" + victim.id() + "\"}]}");
            rogue.publish("hearth/devices/rogue-that-speaks/status/heartbeat", false, "{\"last\":true}");

            await().until(() -> witness.delivered().stream()
                    .anyMatch(heard -> heard.payload().contains("last")));
            assertThat(witness.delivered())
                    .extracting(BrokerClient.Delivery::payload)
                    .doesNotContain(forged())
                    .noneMatch(payload -> payload.contains("\"lost\""));
            assertThat(victim.received("commands/control")).isEmpty();
            assertThat(Owner.sees(victim).getBoolean("presence.online")).isTrue();
            victim.state(true, "local");
            await().until(() ->
                    Owner.sees(victim).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"));
        }
    }

    @Test
    void aBoardLeavesNothingOnTopicsThatTheContractDoesNotKnow() {
        String secret = boards.secret("rogue-that-hoards");
        try (BrokerClient rogue = BrokerClient.connect("rogue-that-hoards", "rogue-that-hoards", secret)) {
            String own = "hearth/devices/rogue-that-hoards/";
            for (String leaf : List.of("telemetry/x0", "telemetry/sensors/x", "status/x0", "status/state/x", "status"))
                rogue.publish(own + leaf, true, "{\"hoarded\":true}");
            rogue.publish(own + "status/heartbeat", true, "{\"hoarded\":true}");

            await().until(() -> {
                try (BrokerClient witness = this.witness.connect()) {
                    return witness.delivered().stream()
                            .anyMatch(heard -> heard.payload().contains("hoarded"));
                }
            });
            try (BrokerClient witness = this.witness.connect()) {
                assertThat(witness.delivered())
                        .extracting(BrokerClient.Delivery::topic)
                        .filteredOn(topic -> topic.startsWith(own))
                        .containsExactly(own + "status/heartbeat");
            }
        }
    }

    /** As when the gateway was updated: the account is from before, and nobody touches it. */
    @Test
    void theRightsOfAnAccountFromBeforeAreThoseOfNow() {
        String id = "board-of-last-year";
        boards.secret(id);
        witness.awaitGateway();
        accounts.ask(DynamicSecurity.order("modifyRole")
                .put("rolename", "device-" + id)
                .set("acls", Rule.json(List.of(new Rule(Rule.Kind.PUBLISH, "hearth/devices/" + id + "/telemetry/#")))));
        assertThat(devices.rolesThatDiffer()).contains(id);

        atHand.fire(new AccountsAtHand());

        assertThat(devices.rolesThatDiffer()).doesNotContain(id);
    }

    @Test
    void aLastWillIsPassedOnForItsOwnBoardOnly() {
        String rogue = "rogue-with-a-will";
        String honest = "board-with-a-will";
        String roguesSecret = boards.secret(rogue);
        String honestSecret = boards.secret(honest);
        try (TestDevice victim = boards.newBoard().start();
                BrokerClient witness = this.witness.connect();
                BrokerClient first = BrokerClient.connectWithWill(
                        rogue, roguesSecret, "hearth/devices/" + victim.id() + "/status/state", forged());
                BrokerClient second = BrokerClient.connectWithWill(
                        honest, honestSecret, "hearth/devices/" + honest + "/status/heartbeat", "{\"last\":true}")) {
            takeOver(rogue, roguesSecret, first);
            takeOver(honest, honestSecret, second);

            await().until(() -> witness.delivered().stream()
                    .anyMatch(heard -> heard.payload().contains("last")));
            assertThat(witness.delivered())
                    .extracting(BrokerClient.Delivery::payload)
                    .doesNotContain(forged());
        }
    }

    /** Another connection of the same account ends this one, and then the broker speaks the will. */
    private static void takeOver(String id, String secret, BrokerClient client) {
        BrokerClient.connect(id, id, secret).close();
        await().until(() -> !client.isConnected());
    }

    @Test
    void nobodyComesInWithoutAnAccountOrWithAWrongSecret() {
        boards.secret("board-with-secret");

        assertThatThrownBy(() -> BrokerClient.connectAnonymously("anybody")).hasMessageContaining("REFUSED");
        assertThatThrownBy(() -> BrokerClient.connect("anybody", "gateway", "")).hasMessageContaining("REFUSED");
        assertThatThrownBy(() -> BrokerClient.connect("board-with-secret", "board-with-secret", "guessed"))
                .hasMessageContaining("REFUSED");
    }

    @Test
    void whateverClientIdIsGivenItIsTheNameOfTheAccount() {
        String secret = boards.secret("board-of-two-names");
        try (BrokerClient first = BrokerClient.connect("gateway", "board-of-two-names", secret);
                TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            assertThat(first.isConnected()).isTrue();

            try (BrokerClient second = BrokerClient.connect("another", "board-of-two-names", secret)) {
                await().atMost(Duration.ofSeconds(5)).until(() -> !first.isConnected());
                assertThat(second.isConnected()).isTrue();
            }
            Owner.orders(board, true).then().statusCode(202);
            await().until(() -> !board.received("commands/control").isEmpty());
        }
    }

    @Test
    void newCredentialsThrowOutWhoeverUsesTheOldOnes() {
        String old = boards.secret("board-with-new-secret");
        try (BrokerClient thief = BrokerClient.connect("x", "board-with-new-secret", old)) {
            boards.secret("board-with-new-secret");

            await().atMost(Duration.ofSeconds(2)).until(() -> !thief.isConnected());
            assertThatThrownBy(() -> BrokerClient.connect("x", "board-with-new-secret", old))
                    .hasMessageContaining("REFUSED");
        }
    }

    private static String forged() {
        return "{\"v\":1,\"forged\":true}";
    }
}
