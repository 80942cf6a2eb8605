package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/** Accounts of the owner's tools at the broker. Any number of threads may hold it; each call waits for the broker. */
@ApplicationScoped
public class ToolAccounts {
    private static final int SECRET_BYTES = 24;
    private static final int ABOVE_ALL_OTHERS = 10;
    private static final String GONE = "Client not found";
    private static final String NO_ROLE = "Role not found";

    private final DynamicSecurity broker;
    private final BrokerSettings settings;

    ToolAccounts(DynamicSecurity broker, BrokerSettings settings) {
        this.broker = broker;
        this.settings = settings;
    }

    /** A new secret of 192 bit. */
    public String newSecret() {
        return GatewayAccount.newSecret(SECRET_BYTES);
    }

    /**
     * Gives a tool its account; one of this name that is there is replaced, and whoever uses it is thrown out.
     *
     * @throws org.hearth.problems.ProblemException if the broker did not do it
     */
    public void set(ToolAccount tool, String secret) {
        String name = tool.userName();
        ObjectNode account =
                DynamicSecurity.order("modifyClient").put("username", name).put("password", secret);
        account.putArray("roles").addObject().put("rolename", name);
        for (JsonNode answer : broker.ask(
                DynamicSecurity.order("createRole").put("rolename", name),
                DynamicSecurity.order("modifyRole").put("rolename", name).set("acls", rules(tool)),
                DynamicSecurity.order("createClient").put("username", name).put("password", secret),
                account))
            if (answer.has("error") && answer.path("command").asText().startsWith("modify"))
                throw DynamicSecurity.unavailable(answer.path("error").asText());
    }

    /** Throws a tool out for ever. The account goes before its role: the other way round Mosquitto crashes (#2660). */
    public void remove(String userName) {
        broker.order(DynamicSecurity.order("deleteClient").put("username", userName), GONE);
        broker.order(DynamicSecurity.order("deleteRole").put("rolename", userName), NO_ROLE);
    }

    private ArrayNode rules(ToolAccount tool) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (String filter : tool.filters()) {
            rules.add(new Rule(Rule.Kind.RECEIVE, filter).json());
            rules.add(new Rule(Rule.Kind.SUBSCRIBE, filter).json());
        }
        rules.add(new Rule(Rule.Kind.PUBLISH, tool.ownTopics()).json());
        // However wide the filter: the one topic on which a secret travels is for its device alone.
        rules.add(new Rule(Rule.Kind.RECEIVE, settings.root() + "/devices/+/commands/config")
                .json()
                .put("priority", ABOVE_ALL_OTHERS)
                .put("allow", false));
        return rules;
    }
}
