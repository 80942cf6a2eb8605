package org.hearth.broker;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
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
        String name = "witness-" + UUID.randomUUID().toString().substring(0, 8);
        awaitGateway();
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
        await().until(() -> {
            outbox.send("hearth/" + name, name.getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_LEAST_ONCE);
            return witness.delivered().stream()
                    .anyMatch(heard -> heard.payload().equals(name));
        });
        return witness;
    }

    /** The broker's accounts were looked over and will not be again: what does not belong there now stays. */
    public void awaitGateway() {
        await().atMost(java.time.Duration.ofSeconds(30)).until(watch::isWatching);
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
