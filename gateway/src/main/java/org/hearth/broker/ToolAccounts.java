package org.hearth.broker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;

/** Accounts of the owner's tools at the broker. Any number of threads may hold it; each call waits for the broker. */
@ApplicationScoped
public class ToolAccounts {
    private static final int SECRET_BYTES = 24;
    private static final int ABOVE_ALL_OTHERS = 10;

    private final RoleAccounts accounts;
    private final BrokerSettings settings;

    ToolAccounts(RoleAccounts accounts, BrokerSettings settings) {
        this.accounts = accounts;
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
        accounts.set(new RoleAccounts.Login(tool.userName(), tool.userName(), ""), secret, rules(settings, tool));
    }

    /** Throws a tool out for ever. */
    public void remove(String userName) {
        accounts.remove(userName, userName);
    }

    static ArrayNode rules(BrokerSettings settings, ToolAccount tool) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (String filter : tool.filters()) for (Rule rule : Rule.reading(filter)) rules.add(rule.json());
        rules.add(new Rule(Rule.Kind.PUBLISH, tool.ownTopics()).json());
        // However wide the filter: the one topic on which a secret travels is for its device alone.
        rules.add(new Rule(Rule.Kind.RECEIVE, settings.root() + "/devices/+/commands/config")
                .json()
                .put("priority", ABOVE_ALL_OTHERS)
                .put("allow", false));
        return rules;
    }
}
