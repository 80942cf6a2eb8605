package org.hearth.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hearth.identity.SecretFile;

/**
 * The gateway's own account at the broker. Its password is made at the first start, together with the seed of the broker's
 * account file (Dynamic Security), which knows this account and refuses everybody and everything else.
 */
@ApplicationScoped
class GatewayAccount {
    static final String NAME = "gateway";

    private static final String PASSWORD_FILE = "gateway-password";
    static final String SEED_FILE = "dynamic-security.json";

    private static final int PASSWORD_BYTES = 32;

    private final BrokerSettings settings;
    private final ObjectMapper json;

    GatewayAccount(BrokerSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** The password, made now if this is the first start. */
    synchronized String password() {
        SecretFile file = new SecretFile(settings.dir().resolve(PASSWORD_FILE));
        return file.read().map(String::strip).orElseGet(() -> {
            String made = newSecret(PASSWORD_BYTES);
            file.write(made);
            return made;
        });
    }

    /** The seed, made now if it is missing: after the password, because a broker may take it the moment it is there, and keeps to it. */
    synchronized String seed() {
        SecretFile file = new SecretFile(settings.dir().resolve(SEED_FILE));
        return file.read().orElseGet(() -> {
            String made = seed(password()).toPrettyString();
            file.write(made);
            return made;
        });
    }

    /** Random text of so many bytes, in base64url. */
    static String newSecret(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What the gateway may do: everything of its home, the accounts, and the topics of strangers. */
    static Set<Rule> ownRules(BrokerSettings settings) {
        Set<Rule> rules = new LinkedHashSet<>();
        for (String topic : new String[] {
            settings.root() + "/#", "$CONTROL/dynamic-security/#", Discovery.REGISTER + "+", Discovery.RESPONSE + "+"
        }) for (Rule.Kind kind : Rule.Kind.values()) rules.add(new Rule(kind, topic));
        for (String summary : new String[] {"fleet/status/+", "system/+", "monitoring/+"})
            rules.add(new Rule(Rule.Kind.PUBLISH, summary));
        rules.add(new Rule(Rule.Kind.RECEIVE, "$SYS/#"));
        rules.add(new Rule(Rule.Kind.SUBSCRIBE, "$SYS/#"));
        for (String ending : new String[] {OlderTopics.CONTROL, OlderTopics.STATUS})
            for (String topic : OlderTopics.all(ending))
                for (Rule.Kind kind : Rule.Kind.values()) rules.add(new Rule(kind, topic));
        return rules;
    }

    /** A seed with the password that is in force here, for the gateway and nobody else. */
    ObjectNode freshSeed() {
        return seed(password());
    }

    private ObjectNode seed(String password) {
        SecretHash secret = SecretHash.of(password);
        ObjectNode seed = json.createObjectNode();
        seed.putObject("defaultACLAccess")
                .put("publishClientSend", false)
                .put("publishClientReceive", false)
                .put("subscribe", false)
                .put("unsubscribe", true);
        ObjectNode client = seed.putArray("clients").addObject();
        client.put("username", NAME)
                .put("password", secret.hash())
                .put("salt", secret.salt())
                .put("iterations", secret.iterations());
        client.putArray("roles").addObject().put("rolename", NAME);
        seed.putArray("groups");
        ObjectNode role = seed.putArray("roles").addObject();
        role.put("rolename", NAME);
        ArrayNode rules = role.putArray("acls");
        ownRules(settings).forEach(rule -> rules.add(rule.json()));
        return seed;
    }
}
