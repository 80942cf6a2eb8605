package org.hearth.broker;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hearth.house.BrokerClient;

/** An account that hears everything of the house, so that a test can see what was really passed on; and a hand that plants things. */
@ApplicationScoped
public class Witness {
    private static final String ROLE = "witness-of-all";

    private final DynamicSecurity broker;
    private final RetainedWatch watch;
    private final Outbox outbox;

    Witness(DynamicSecurity broker, RetainedWatch watch, Outbox outbox) {
        this.broker = broker;
        this.watch = watch;
        this.outbox = outbox;
    }

    /** A connection that has been told everything that is retained, and hears all that follows. */
    public BrokerClient connect() {
        awaitGateway();
        // An audit that an earlier test left undone may still come, and takes away what is no device's.
        for (int tries = 0; tries < 3; tries++) {
            BrokerClient witness = admitted();
            if (hears(witness)) return witness;
            witness.close();
        }
        throw new IllegalStateException("a witness is thrown out again and again");
    }

    private BrokerClient admitted() {
        String name = "witness-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode account =
                DynamicSecurity.order("createClient").put("username", name).put("password", name);
        account.putArray("roles").addObject().put("rolename", ROLE);
        // Only made, never changed: a changed role throws out whoever has it, and there may be several witnesses.
        ObjectNode role = DynamicSecurity.order("createRole").put("rolename", ROLE);
        ArrayNode acls = role.putArray("acls");
        for (Rule.Kind kind : List.of(Rule.Kind.RECEIVE, Rule.Kind.SUBSCRIBE)) acls.add(new Rule(kind, "#").json());
        broker.ask(role);
        broker.ask(account);
        BrokerClient witness = BrokerClient.connect(name, name, name);
        witness.subscribe("#");
        return witness;
    }

    /** False once it is thrown out. */
    private boolean hears(BrokerClient witness) {
        String word = UUID.randomUUID().toString();
        await().until(() -> {
            outbox.send("hearth/" + word, word.getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_LEAST_ONCE);
            return !witness.isConnected()
                    || witness.delivered().stream()
                            .anyMatch(heard -> heard.payload().equals(word));
        });
        return witness.isConnected();
    }

    /** The gateway is connected and has looked the broker's accounts over, as it does after each connection. */
    public void awaitGateway() {
        await().atMost(Duration.ofSeconds(30)).until(watch::isWatching);
    }

    /** Leaves something with the broker, as only somebody with the gateway's own rights could. */
    public void plant(String topic, String payload) {
        outbox.send(topic, payload.getBytes(StandardCharsets.UTF_8), Outbox.Delivery.KEPT);
    }

    /** Looks for retained commands now. */
    public void look() {
        watch.look();
    }
}
