package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hearth.problems.Problem;
import org.jboss.logging.Logger;

/**
 * Accounts of devices at the broker, by Mosquitto's Dynamic Security plugin. A role for each device names its own topics and
 * nothing else: {@code %u} is not substituted in Mosquitto 2.0.11.
 */
@ApplicationScoped
public class BrokerAccounts {
    private static final Logger LOG = Logger.getLogger(BrokerAccounts.class);
    private static final String CONTROL = "$CONTROL/dynamic-security/v1";
    private static final long TIMEOUT_SECONDS = 5;
    private static final int SECRET_BYTES = 16;
    private static final int AFTER_BROKER = 10_001;

    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final DeviceTopics topics;
    private final ObjectMapper json;

    @Inject
    @Channel("accounts")
    Multi<Message<byte[]>> responses;

    BrokerAccounts(Outbox outbox, DeviceTopics topics, ObjectMapper json) {
        this.outbox = outbox;
        this.topics = topics;
        this.json = json;
    }

    void start(@Observes @Priority(AFTER_BROKER) StartupEvent started) {
        responses
                .onItem()
                .invoke(this::answered)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(ignored -> {}, failure -> LOG.error("account answers ended", failure));
    }

    /**
     * Refuses a device id that is the name of the gateway's own account: giving it out would lock the gateway out.
     *
     * @throws org.hearth.problems.ProblemException if it is
     */
    public void requireNotOurs(String device) {
        if (device.equals(GatewayAccount.NAME))
            throw Problem.invalid("id", "'" + device + "' is the gateway's own name at the broker", "another id");
    }

    /**
     * Gives a device an account with a new secret of 128 bit; one it had before is replaced, and whoever uses it is thrown out.
     *
     * @return the secret, which is kept nowhere else
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     */
    public String issue(String device) {
        requireNotOurs(device);
        String secret = GatewayAccount.newSecret(SECRET_BYTES);
        String role = "device-" + device;
        ArrayNode commands = json.createArrayNode();
        commands.addObject().put("command", "createRole").put("rolename", role);
        commands.addObject().put("command", "modifyRole").put("rolename", role).set("acls", rules(device));
        commands.addObject()
                .put("command", "createClient")
                .put("username", device)
                .put("password", secret);
        ObjectNode modify = commands.addObject();
        modify.put("command", "modifyClient").put("username", device).put("password", secret);
        modify.putArray("roles").addObject().put("rolename", role);
        for (JsonNode response : ask(commands))
            if (response.has("error") && response.path("command").asText().startsWith("modify"))
                throw unavailable(response.path("error").asText());
        return secret;
    }

    private ArrayNode rules(String device) {
        ArrayNode rules = json.createArrayNode();
        for (String leaf : new String[] {"status/#", "telemetry/#"}) allow(rules, "publishClientSend", device, leaf);
        for (String leaf : new String[] {"commands/#", "config/#", "telemetry/committed"}) {
            allow(rules, "publishClientReceive", device, leaf);
            allow(rules, "subscribePattern", device, leaf);
        }
        return rules;
    }

    private void allow(ArrayNode rules, String kind, String device, String leaf) {
        rules.addObject()
                .put("acltype", kind)
                .put("topic", topics.of(device, leaf))
                .put("priority", 0)
                .put("allow", true);
    }

    private JsonNode ask(ArrayNode commands) {
        String correlation = UUID.randomUUID().toString();
        commands.forEach(command -> ((ObjectNode) command).put("correlationData", correlation));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        try {
            ObjectNode request = json.createObjectNode();
            request.set("commands", commands);
            outbox.send(CONTROL, request.toString().getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_LEAST_ONCE)
                    .toCompletableFuture()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        } finally {
            waiting.remove(correlation);
        }
    }

    private void answered(Message<byte[]> message) {
        try {
            JsonNode read = json.readTree(message.getPayload()).path("responses");
            CompletableFuture<JsonNode> asked =
                    waiting.get(read.path(0).path("correlationData").asText());
            if (asked != null) asked.complete(read);
        } catch (IOException e) {
            LOG.warnf("an answer of the broker's account plugin cannot be read: %s", e.getMessage());
        }
        message.ack();
    }

    private static RuntimeException unavailable(String why) {
        return new Problem.Unavailable(
                        "broker-away", "The broker did not change its accounts: " + why + ".", Duration.ofSeconds(5))
                .thrown();
    }
}
