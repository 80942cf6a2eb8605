package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** Fifty stolen accounts at once, each trying everything. */
@QuarkusTest
@QuarkusTestResource(House.class)
class HostileFleetTest {
    private static final int FLEET = 50;
    private static final String FORGED = "{\"v\":1,\"forged\":true}";

    @Inject
    Boards boards;

    @Inject
    Witness witness;

    @Inject
    Outbox outbox;

    @Test
    void nothingCrossesBetweenFiftyHostileBoardsAndNobodyIsPushedOff() {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < FLEET; i++) secrets.add(boards.secret(name(i)));
        List<BrokerClient> rogues = new ArrayList<>();
        try (TestDevice victim = boards.newBoard().start();
                BrokerClient heard = witness.connect()) {
            Owner.awaits(victim);
            for (int i = 0; i < FLEET; i++) rogues.add(attack(i, secrets.get(i), victim.id()));
            // Each takes the client ids of the victim, of the gateway and of its neighbour: the broker calls all of
            // them by their account.
            for (int i = 0; i < FLEET; i++)
                for (String id : List.of(victim.id(), "gateway", name((i + 1) % FLEET))) {
                    BrokerClient.connect(id, name(i), secrets.get(i)).close();
                }
            outbox.send("hearth/fleet/end", "end".getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_LEAST_ONCE);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> heard.delivered().stream()
                            .anyMatch(delivery -> delivery.topic().endsWith("fleet/end")));
            assertThat(heard.delivered())
                    .extracting(BrokerClient.Delivery::payload)
                    .doesNotContain(FORGED);
            for (int i = 0; i < FLEET; i++) {
                String own = "hearth/devices/" + name(i) + "/";
                assertThat(rogues.get(i).delivered())
                        .extracting(BrokerClient.Delivery::topic)
                        .allMatch(topic -> topic.startsWith(own));
            }
            assertThat(victim.isConnected()).isTrue();
            assertThat(victim.received("commands/control")).isEmpty();
            Owner.orders(victim, true).then().statusCode(202);
            await().until(() -> victim.received("commands/control").size() == 1);
        } finally {
            rogues.forEach(BrokerClient::close);
        }
    }

    private static BrokerClient attack(int number, String secret, String victim) {
        String foreign = "hearth/devices/" + victim;
        BrokerClient rogue = BrokerClient.connectWithWill(name(number), secret, foreign + "/status/online", FORGED);
        for (String filter : List.of(
                "#",
                "+/+",
                "+/#",
                "hearth/+/+/#",
                foreign + "/#",
                "$SYS/#",
                "$CONTROL/#",
                "$share/g/hearth/#",
                "hearth/devices/" + name((number + 1) % FLEET) + "/commands/+",
                "discovery/#")) rogue.subscribe(filter);
        for (String topic : List.of(
                foreign + "/status/state",
                foreign + "/commands/control",
                foreign + "/telemetry/committed",
                "hearth/devices/" + name((number + 1) % FLEET) + "/status/online",
                "hearth/devices/" + name(number) + "/commands/control",
                "hearth/gateway/echo",
                "$SYS/x",
                "discovery/register/forged",
                "discovery/response/forged",
                "hearth",
                "/",
                "x")) {
            rogue.publish(topic, false, FORGED);
            rogue.publish(topic, true, FORGED);
        }
        return rogue;
    }

    private static String name(int number) {
        return "rogue-of-fifty-" + number;
    }
}
