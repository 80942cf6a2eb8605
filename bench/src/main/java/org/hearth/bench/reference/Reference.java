package org.hearth.bench.reference;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;

/**
 * The bare program: one event loop, the two flows, no rights, no journal, no deadlines, no checks. It speaks under a root of its
 * own, so that the gateway does not hear its devices and it does not hear the gateway's.
 */
public final class Reference extends AbstractVerticle {
    /** First level of its topics. */
    public static final String ROOT = "reference";

    private static final int DATABASE_CONNECTIONS = 8;
    private static final String SCHEMA = """
            CREATE SCHEMA IF NOT EXISTS reference;
            CREATE TABLE IF NOT EXISTS reference.command (
                id text PRIMARY KEY, device text NOT NULL, value boolean NOT NULL, state text NOT NULL,
                queued_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz);
            CREATE TABLE IF NOT EXISTS reference.sample (
                device text NOT NULL, boot bigint NOT NULL, seq bigint NOT NULL, at timestamptz NOT NULL, body jsonb NOT NULL,
                PRIMARY KEY (device, boot, seq));
            CREATE INDEX IF NOT EXISTS sample_at ON reference.sample (device, at)""";

    private final Settings settings;

    private Reference(Settings settings) {
        this.settings = settings;
    }

    /** Starts it; everything it must know is in its environment. */
    public static void main(String[] words) {
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .deployVerticle(new Reference(Settings.ofEnvironment(System.getenv())))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        Pool database = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(DATABASE_CONNECTIONS))
                .connectingTo(settings.database())
                .using(vertx)
                .build();
        database.query(SCHEMA)
                .execute()
                .compose(made -> settings.broker().connect(vertx, settings.account()))
                .compose(broker -> open(database, broker))
                .onComplete(started);
    }

    private Future<Void> open(Pool database, MqttClient broker) {
        LiveStreams streams = new LiveStreams();
        CommandFlow commands = new CommandFlow(database, broker, streams);
        TelemetryFlow telemetry = new TelemetryFlow(database, broker);
        broker.publishHandler(message -> receive(message, commands, telemetry));
        return broker.subscribe(Map.of(
                        ROOT + "/devices/+/status/ack", MqttQoS.AT_LEAST_ONCE.value(),
                        ROOT + "/devices/+/telemetry/sensors", MqttQoS.AT_LEAST_ONCE.value()))
                .compose(subscribed -> vertx.createHttpServer()
                        .requestHandler(request -> answer(request, commands, streams))
                        .listen(settings.httpPort(), "127.0.0.1"))
                .mapEmpty();
    }

    private static void receive(MqttPublishMessage message, CommandFlow commands, TelemetryFlow telemetry) {
        if (message.topicName().endsWith("/ack"))
            commands.acknowledged(message.payload().toJsonObject());
        else telemetry.take(message.topicName().split("/")[2], message.payload());
    }

    private static void answer(HttpServerRequest request, CommandFlow commands, LiveStreams streams) {
        switch (request.path()) {
            case "/hello" -> request.response().end("hello");
            case "/api/v1/account" -> request.response().end("{}");
            case "/api/v1/live" -> streams.open(request.response());
            default -> commands.accept(request);
        }
    }
}
