package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Accounts at the broker that have one role each, for nobody else: what a device, a tool and a passing look have in common. Any number of
 * threads may hold it; each call waits for the broker.
 */
@ApplicationScoped
class RoleAccounts {
    static final String GONE = "Client not found";
    private static final String NO_ROLE = "Role not found";

    private final DynamicSecurity broker;

    RoleAccounts(DynamicSecurity broker) {
        this.broker = broker;
    }

    /**
     * An account.
     *
     * @param name user name
     * @param role name of its one role
     * @param description what is kept with it; empty for nothing
     */
    record Login(String name, String role, String description) {
        /** The order that gives it this secret. */
        ObjectNode withSecret(String secret) {
            return DynamicSecurity.order("modifyClient")
                    .put("username", name)
                    .put("password", secret)
                    .put("textdescription", description);
        }

        /** The order, with its own role as the only right. */
        ObjectNode confined(ObjectNode order) {
            order.putArray("groups");
            order.putArray("roles").addObject().put("rolename", role);
            return order;
        }
    }

    /**
     * Makes an account with this secret and these rules; one of this name that is there is replaced, and whoever uses it is thrown out.
     *
     * @throws org.hearth.problems.ProblemException if the broker did not do it
     */
    void set(Login login, String secret, ArrayNode rules) {
        for (JsonNode answer : broker.ask(
                DynamicSecurity.order("createRole").put("rolename", login.role()),
                DynamicSecurity.order("modifyRole")
                        .put("rolename", login.role())
                        .set("acls", rules),
                DynamicSecurity.order("createClient")
                        .put("username", login.name())
                        .put("password", secret),
                login.confined(login.withSecret(secret))))
            if (answer.has("error") && answer.path("command").asText().startsWith("modify"))
                throw DynamicSecurity.unavailable(answer.path("error").asText());
    }

    /** Throws somebody out for ever. The account goes before its role: the other way round Mosquitto crashes (#2660). */
    void remove(String name, String role) {
        broker.order(DynamicSecurity.order("deleteClient").put("username", name), GONE);
        broker.order(DynamicSecurity.order("deleteRole").put("rolename", role), NO_ROLE);
    }
}
