package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.ArrayList;
import java.util.List;
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

/** Questions and orders to Mosquitto's Dynamic Security plugin, over MQTT. Any number of threads may hold it; each call waits for its answer. */
@ApplicationScoped
class DynamicSecurity {
    private static final Logger LOG = Logger.getLogger(DynamicSecurity.class);
    private static final String CONTROL = "$CONTROL/dynamic-security/v1";
    private static final long TIMEOUT_SECONDS = 5;
    private static final int AFTER_BROKER = 10_001;

    /** A role takes about a kilobyte in an answer, and the connection carries 64 KiB at a time. */
    private static final int PAGE = 25;

    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final ObjectMapper json;

    @Inject
    @Channel("accounts")
    Multi<Message<byte[]>> responses;

    DynamicSecurity(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
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

    /** An order of this name, to be filled in. */
    static ObjectNode order(String command) {
        return JsonNodeFactory.instance.objectNode().put("command", command);
    }

    /**
     * Gives orders, in this sequence. One that fails does not stop those behind it.
     *
     * @return the answer to each, with {@code error} where it failed
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     */
    List<JsonNode> ask(ObjectNode... orders) {
        String correlation = UUID.randomUUID().toString();
        ObjectNode request = json.createObjectNode();
        ArrayNode commands = request.putArray("commands");
        for (ObjectNode order : orders) commands.add(order.put("correlationData", correlation));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        try {
            outbox.send(CONTROL, request.toString().getBytes(StandardCharsets.UTF_8), Outbox.Delivery.AT_LEAST_ONCE)
                    .toCompletableFuture()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<JsonNode> answers = new ArrayList<>();
            answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).forEach(answers::add);
            return answers;
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        } finally {
            waiting.remove(correlation);
        }
    }

    /** Gives one order. Fails too if the broker refused it, unless the refusal begins with {@code allowed}. */
    void order(ObjectNode order, String allowed) {
        String error = ask(order).getFirst().path("error").asText();
        if (!error.isEmpty() && !error.startsWith(allowed)) throw unavailable(error);
    }

    /** Everything a listing order gives, page by page. */
    List<JsonNode> list(String command, String field) {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            JsonNode data = ask(order(command)
                            .put("verbose", true)
                            .put("count", PAGE)
                            .put("offset", all.size()))
                    .getFirst()
                    .path("data");
            data.path(field).forEach(all::add);
            if (data.path(field).size() < PAGE) return all;
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

    static RuntimeException unavailable(String why) {
        return new Problem.Unavailable(
                        "broker-away", "The broker did not change its accounts: " + why + ".", Duration.ofSeconds(5))
                .thrown();
    }
}
