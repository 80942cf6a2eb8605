package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.identity.SecretFile;

/**
 * The accounts that the house itself has at the broker, beside the gateway's: the porch, by which strangers are heard, the
 * watch over retained commands, and one for each passing look ({@link TopicWatch}). Their names hold a dot, so they are no device's.
 */
@ApplicationScoped
class ServiceAccounts {
    static final String PORCH = "gateway.porch";
    static final String WATCH = "gateway.watch";

    static final String PORCH_PASSWORD_FILE = "porch-password";
    private static final int PASSWORD_BYTES = 32;

    /** Lives as long as this process: nobody else needs it. */
    private final String watchPassword = GatewayAccount.newSecret(PASSWORD_BYTES);

    private final BrokerSettings settings;
    private final DynamicSecurity broker;

    ServiceAccounts(BrokerSettings settings, DynamicSecurity broker) {
        this.settings = settings;
        this.broker = broker;
    }

    static boolean isOurs(String name) {
        return name.equals(GatewayAccount.NAME)
                || name.equals(PORCH)
                || name.equals(WATCH)
                || name.startsWith(TopicWatch.PREFIX);
    }

    String watchPassword() {
        return watchPassword;
    }

    /** What the watch looks at. */
    List<String> watched() {
        return Stream.concat(
                        Stream.of(settings.root() + "/devices/+/commands/#"),
                        Stream.of(OlderTopics.all(OlderTopics.CONTROL)))
                .toList();
    }

    /**
     * Makes the accounts, or makes them again as they should be.
     *
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     */
    void ensure() {
        ensure(
                WATCH,
                watchPassword,
                watched().stream()
                        .flatMap(topic -> Rule.reading(topic).stream())
                        .collect(Collectors.toSet()));
        ensure(
                PORCH,
                porchPassword(settings),
                Set.of(
                        new Rule(Rule.Kind.PUBLISH, Discovery.REGISTER + "+"),
                        new Rule(Rule.Kind.RECEIVE, Discovery.RESPONSE + "+"),
                        new Rule(Rule.Kind.SUBSCRIBE, Discovery.RESPONSE + "+")));
        // Last, because a changed role throws out whoever has it, and that is the gateway.
        ensureRole(GatewayAccount.NAME, GatewayAccount.ownRules(settings));
    }

    private void ensure(String name, String password, Set<Rule> rules) {
        ensureRole(name, rules);
        RoleAccounts.Login login = new RoleAccounts.Login(name, name, "");
        broker.ask(
                DynamicSecurity.order("createClient").put("username", name).put("password", password),
                login.confined(login.withSecret(password)),
                DynamicSecurity.order("enableClient").put("username", name));
    }

    private void ensureRole(String name, Set<Rule> rules) {
        JsonNode role = broker.ask(DynamicSecurity.order("getRole").put("rolename", name))
                .getFirst()
                .path("data")
                .path("role");
        if (Rule.areThose(rules, role.path("acls"))) return;
        broker.ask(
                DynamicSecurity.order("createRole").put("rolename", name),
                DynamicSecurity.order("modifyRole").put("rolename", name).set("acls", Rule.json(rules)));
    }

    /** The password of the porch, made now if this is the first start. */
    static synchronized String porchPassword(BrokerSettings settings) {
        SecretFile file = new SecretFile(settings.dir().resolve(PORCH_PASSWORD_FILE));
        return file.read().map(String::strip).orElseGet(() -> {
            String made = GatewayAccount.newSecret(PASSWORD_BYTES);
            file.write(made);
            return made;
        });
    }
}
