package org.hearth.bench.reference;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** A command's way: row, commit, publish, answer; and back: acknowledgement, update, commit, live stream. Held by one event loop. */
final class CommandFlow {
    private static final int ACCEPTED = 202;
    private static final int FAILED = 500;
    private static final String INSERT =
            "INSERT INTO reference.command (id, device, value, state) VALUES ($1, $2, $3, 'SENT')";
    private static final String UPDATE =
            "UPDATE reference.command SET state = 'ACKNOWLEDGED', ended_at = now() WHERE id = $1 AND state = 'SENT'";

    private final Pool database;
    private final MqttClient broker;
    private final LiveStreams streams;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private long last;

    CommandFlow(Pool database, MqttClient broker, LiveStreams streams) {
        this.database = database;
        this.broker = broker;
        this.streams = streams;
    }

    /** {@code POST /api/v1/devices/{device}/commands}. */
    void accept(HttpServerRequest request) {
        String device = request.path().split("/")[4];
        request.body()
                .compose(body -> {
                    String id = run + "-" + ++last;
                    boolean value = body.toJsonObject().getBoolean("value");
                    return database.preparedQuery(INSERT)
                            .execute(Tuple.of(id, device, value))
                            .map(inserted -> publish(id, device, value));
                })
                .onSuccess(command -> request.response().setStatusCode(ACCEPTED).end(command.toBuffer()))
                .onFailure(failure -> request.response().setStatusCode(FAILED).end(String.valueOf(failure)));
    }

    private JsonObject publish(String id, String device, boolean value) {
        JsonObject control = new JsonObject()
                .put("v", 1)
                .put("id", id)
                .put("cap", "relay1")
                .put("op", "set")
                .put("val", value)
                .put("boot", 1)
                .put("until_ms", Integer.MAX_VALUE);
        String topic = Reference.ROOT + "/devices/" + device + "/commands/control";
        broker.publish(topic, control.toBuffer(), MqttQoS.AT_LEAST_ONCE, false, false);
        return new JsonObject().put("id", id).put("state", "SENT");
    }

    void acknowledged(JsonObject ack) {
        String id = ack.getString("id");
        database.preparedQuery(UPDATE).execute(Tuple.of(id)).onSuccess(updated -> {
            // No twin is kept here, so what is acknowledged counts as confirmed.
            if (updated.rowCount() == 1)
                streams.tell(new JsonObject()
                        .put("id", id)
                        .put("state", "ACKNOWLEDGED")
                        .put("confirmed", true));
        });
    }
}
