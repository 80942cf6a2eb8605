package org.hearth.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
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

    /** What the plugin of Mosquitto 2.0 uses and expects (plugins/dynamic_security/auth.c). */
    private static final int ITERATIONS = 101;

    private static final int HASH_BITS = 512;
    private static final int SALT_BYTES = 12;
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

    private ObjectNode seed(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ObjectNode seed = json.createObjectNode();
        seed.putObject("defaultACLAccess")
                .put("publishClientSend", false)
                .put("publishClientReceive", false)
                .put("subscribe", false)
                .put("unsubscribe", true);
        ObjectNode client = seed.putArray("clients").addObject();
        client.put("username", NAME)
                .put("password", Base64.getEncoder().encodeToString(hash(password, salt)))
                .put("salt", Base64.getEncoder().encodeToString(salt))
                .put("iterations", ITERATIONS);
        client.putArray("roles").addObject().put("rolename", NAME);
        seed.putArray("groups");
        ObjectNode role = seed.putArray("roles").addObject();
        role.put("rolename", NAME);
        ArrayNode rules = role.putArray("acls");
        ownRules(settings).forEach(rule -> rules.add(rule.json()));
        return seed;
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with SHA-512", e);
        }
    }
}
