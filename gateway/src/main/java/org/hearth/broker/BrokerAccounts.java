package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of devices at the broker, by Mosquitto's Dynamic Security plugin. A role for each device names its own topics and
 * nothing else: {@code %u} is not substituted in Mosquitto 2.0.11. Any number of threads may hold it; each call waits for the broker.
 */
@ApplicationScoped
public class BrokerAccounts {
    private static final int SECRET_BYTES = 16;
    private static final String ROLE = "device-";
    private static final String REVISION = "secret ";

    private volatile Function<String, List<String>> older = device -> List.of();
    private volatile @Nullable Supplier<Set<String>> owners;
    private final DynamicSecurity broker;
    private final RoleAccounts accounts;
    private final DeviceTopics topics;

    BrokerAccounts(DynamicSecurity broker, RoleAccounts accounts, DeviceTopics topics) {
        this.broker = broker;
        this.accounts = accounts;
        this.topics = topics;
    }

    /** Names who knows the topics that a device has beside its own, for example {@code gates/gate1}. */
    public void alsoOwned(Function<String, List<String>> knows) {
        older = knows;
    }

    /** Names who knows the accounts that the owner made for other purposes than devices. */
    public void alsoAdmitted(Supplier<Set<String>> knows) {
        owners = knows;
    }

    /**
     * Refuses a device id that is the name of the gateway's own account: giving it out would lock the gateway out.
     *
     * @throws org.hearth.problems.ProblemException if it is
     */
    public void requireNotOurs(String device) {
        if (isOurs(device))
            throw Problem.invalid("id", "'" + device + "' is the gateway's own name at the broker", "another id");
    }

    /** True if an account of this name belongs to the gateway itself. */
    public boolean isOurs(String name) {
        return ServiceAccounts.isOurs(name);
    }

    /** A new secret of 128 bit. */
    public String newSecret() {
        return GatewayAccount.newSecret(SECRET_BYTES);
    }

    /**
     * Gives a device an account with this secret; one it had before is replaced, and whoever uses it is thrown out.
     *
     * @param revision counts the device's secrets; it is kept with the account, so that an old copy of the broker's file is noticed
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     */
    public void set(String device, String secret, long revision) {
        requireNotOurs(device);
        accounts.set(login(device, revision), secret, Rule.json(rules(device)));
    }

    /** Changes the secret of an account and nothing else; whoever is connected is thrown out. */
    public void change(String device, String secret, long revision) {
        broker.order(login(device, revision).withSecret(secret), "-");
    }

    /** Throws a device out and keeps it out; one that has no account is out already. */
    public void disable(String device) {
        broker.order(DynamicSecurity.order("disableClient").put("username", device), RoleAccounts.GONE);
    }

    /**
     * Throws a device out that may come back at once: its account stays as it is. Mosquitto 2.0 ends the connection of an account with
     * every change of it, and this one changes nothing (plugins/dynamic_security/clients.c).
     */
    public void reconnect(String device) {
        broker.order(DynamicSecurity.order("modifyClient").put("username", device), RoleAccounts.GONE);
    }

    /** Lets a device in again that was disabled. */
    public void enable(String device) {
        broker.order(DynamicSecurity.order("enableClient").put("username", device), RoleAccounts.GONE);
    }

    /** Throws somebody out for ever. */
    public void remove(String name) {
        requireNotOurs(name);
        accounts.remove(name, ROLE + name);
    }

    /** Every account but the gateway's own. */
    public List<BrokerAccount> list() {
        return broker.list("listClients", "clients").stream()
                .filter(client ->
                        !ServiceAccounts.isOurs(client.path("username").asText()))
                .map(BrokerAccounts::account)
                .toList();
    }

    /**
     * Every account but the gateway's own and those the owner made: each of them should be a device's.
     *
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     * @throws IllegalStateException while nobody has said yet which accounts the owner made
     */
    public List<BrokerAccount> listOfDevices() {
        Supplier<Set<String>> knows = owners;
        if (knows == null) throw new IllegalStateException("the owner's accounts are not known yet");
        // In this order: a row is there before its account.
        List<BrokerAccount> all = list();
        Set<String> admitted = knows.get();
        return all.stream()
                .filter(account -> !admitted.contains(account.name()))
                .toList();
    }

    /** Number of the secret that an account has at this moment; 0 if it never had one, or there is no such account. */
    public long revision(String device) {
        return account(broker.ask(DynamicSecurity.order("getClient").put("username", device))
                        .getFirst()
                        .path("data")
                        .path("client"))
                .revision();
    }

    /** Takes every right from an account but those of a device of its name. */
    public void confine(String device) {
        broker.ask(
                DynamicSecurity.order("createRole").put("rolename", ROLE + device),
                DynamicSecurity.order("modifyRole")
                        .put("rolename", ROLE + device)
                        .set("acls", Rule.json(rules(device))),
                login(device, 0).confined(DynamicSecurity.order("modifyClient").put("username", device)));
    }

    /** Devices that have a role which allows anything else than it should. */
    public Set<String> rolesThatDiffer() {
        return broker.list("listRoles", "roles").stream()
                .filter(role -> role.path("rolename").asText().startsWith(ROLE))
                .filter(role -> !Rule.areThose(
                        rules(role.path("rolename").asText().substring(ROLE.length())), role.path("acls")))
                .map(role -> role.path("rolename").asText().substring(ROLE.length()))
                .collect(Collectors.toSet());
    }

    private static BrokerAccount account(JsonNode client) {
        String name = client.path("username").asText();
        String told = client.path("textdescription").asText();
        List<String> roles = StreamSupport.stream(client.path("roles").spliterator(), false)
                .map(role -> role.path("rolename").asText())
                .toList();
        return new BrokerAccount(
                name,
                told.matches(REVISION + "\\d{1,18}") ? Long.parseLong(told.substring(REVISION.length())) : 0,
                client.path("disabled").asBoolean(),
                roles.equals(List.of(ROLE + name)) && client.path("groups").isEmpty());
    }

    static RoleAccounts.Login login(String device, long revision) {
        return new RoleAccounts.Login(device, ROLE + device, REVISION + revision);
    }

    private Set<Rule> rules(String device) {
        return rules(topics, device, older.apply(device));
    }

    /** What a device may do; {@code older} are the topics it has beside its own. */
    static Set<Rule> rules(DeviceTopics topics, String device, List<String> older) {
        Set<Rule> rules = new LinkedHashSet<>();
        // Leaf by leaf: whoever may write below a level may leave thousands of retained messages there.
        for (String leaf : TopicGrammar.saidByDevices())
            rules.add(new Rule(Rule.Kind.PUBLISH, topics.of(device, leaf)));
        for (String leaf : new String[] {"commands/#", "config/#", "telemetry/committed"})
            rules.addAll(Rule.reading(topics.of(device, leaf)));
        for (String topic : older) {
            rules.add(new Rule(Rule.Kind.PUBLISH, topic + OlderTopics.STATUS));
            rules.addAll(Rule.reading(topic + OlderTopics.CONTROL));
        }
        return rules;
    }
}
