package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hearth.identity.SecretFile;

/**
 * The broker's accounts as a home begins with that was restored, or whose broker has lost some: its devices and tools come in with the secrets
 * that they hold. The broker ends and starts again for them, and takes them instead of its own copy ({@code mosquitto/entry.sh}).
 */
public final class AccountSeed {
    /** Names the time at which accounts were brought; the broker's entry script compares it. */
    static final String RESTORED_FILE = "restored";

    private final BrokerSettings settings;
    private final ObjectNode seed;

    /** One that knows the gateway itself and nobody else; its password stays what it is here. */
    public AccountSeed(BrokerSettings settings) {
        this.settings = settings;
        this.seed = new GatewayAccount(settings, new ObjectMapper()).freshSeed();
    }

    /**
     * Lets a device in.
     *
     * @param revision the number of its secret
     * @param older topics it has beside its own, for example {@code gates/gate1}
     * @param disabled true if it is kept out
     */
    public void addDevice(String device, long revision, SecretHash secret, List<String> older, boolean disabled) {
        RoleAccounts.Login login = BrokerAccounts.login(device, revision);
        ArrayNode rules = Rule.json(BrokerAccounts.rules(new DeviceTopics(settings), device, older));
        ObjectNode client = add(login, secret, rules);
        if (disabled) client.put("disabled", true);
    }

    /** Lets one of the owner's tools in. */
    public void addTool(ToolAccount tool, SecretHash secret) {
        RoleAccounts.Login login = new RoleAccounts.Login(tool.userName(), tool.userName(), "");
        add(login, secret, ToolAccounts.rules(settings, tool));
    }

    private ObjectNode add(RoleAccounts.Login login, SecretHash secret, ArrayNode rules) {
        ObjectNode role = ((ArrayNode) seed.withArray("roles")).addObject();
        role.put("rolename", login.role()).set("acls", rules);
        ObjectNode client = login.confined(((ArrayNode) seed.withArray("clients")).addObject());
        client.remove("groups");
        client.put("username", login.name())
                .put("textdescription", login.description())
                .put("password", secret.hash())
                .put("salt", secret.salt())
                .put("iterations", secret.iterations());
        return client;
    }

    /**
     * Puts it where the broker finds it.
     *
     * @param time names this time, as no other was named
     */
    public void write(String time) {
        new SecretFile(settings.dir().resolve(GatewayAccount.SEED_FILE)).write(seed.toPrettyString());
        // After the seed: whoever sees the name finds the accounts.
        new SecretFile(settings.dir().resolve(RESTORED_FILE)).write(time + "\n");
    }

    /** The accounts in it, for tests. */
    JsonNode clients() {
        return seed.path("clients");
    }
}
