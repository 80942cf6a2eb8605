package org.hearth.bench.load;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttClient;
import java.util.List;

/**
 * Makes accounts at the broker as the gateway does: by Mosquitto's Dynamic Security plugin, with the gateway's own account. The
 * client id is the user name there, so the gateway must not be connected meanwhile.
 */
public final class BrokerAccounts {
    private static final String CONTROL = "$CONTROL/dynamic-security/v1";

    private BrokerAccounts() {}

    /** Makes accounts that may publish and receive everything under one root, and nothing else. */
    public static Future<Void> make(
            Vertx vertx, BrokerAddress broker, Credentials gateway, String root, List<Credentials> accounts) {
        JsonArray commands = new JsonArray().add(role(root));
        accounts.forEach(account -> commands.add(client(account, root)));
        return broker.connect(vertx, gateway)
                .compose(client ->
                        ask(client, new JsonObject().put("commands", commands)).eventually(() -> client.disconnect()));
    }

    private static Future<Void> ask(MqttClient client, JsonObject request) {
        Promise<Void> answered = Promise.promise();
        client.publishHandler(message -> check(message.payload(), answered));
        return client.subscribe(CONTROL + "/response", MqttQoS.AT_LEAST_ONCE.value())
                .compose(subscribed -> client.publish(CONTROL, request.toBuffer(), MqttQoS.AT_LEAST_ONCE, false, false))
                .compose(published -> answered.future());
    }

    private static void check(Buffer payload, Promise<Void> answered) {
        boolean refused = payload.toJsonObject().getJsonArray("responses").stream()
                .anyMatch(response -> ((JsonObject) response).containsKey("error"));
        if (refused) answered.tryFail("the broker made no accounts: " + payload);
        else answered.tryComplete();
    }

    private static JsonObject role(String root) {
        JsonArray rules = new JsonArray();
        for (String kind : List.of("publishClientSend", "publishClientReceive", "subscribePattern"))
            rules.add(new JsonObject()
                    .put("acltype", kind)
                    .put("topic", root + "/#")
                    .put("priority", 0)
                    .put("allow", true));
        return new JsonObject()
                .put("command", "createRole")
                .put("rolename", root)
                .put("acls", rules);
    }

    private static JsonObject client(Credentials account, String role) {
        JsonArray roles = new JsonArray().add(new JsonObject().put("rolename", role));
        return new JsonObject()
                .put("command", "createClient")
                .put("username", account.user())
                .put("password", account.password())
                .put("roles", roles);
    }
}
