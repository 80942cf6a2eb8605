package org.hearth.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.file.Path;

/**
 * Where the broker is.
 *
 * @param port of its TLS listener on this machine
 * @param authority file of the only CA that is trusted
 */
public record BrokerAddress(int port, Path authority) {
    private static final String HOST = "localhost";

    /** The client's default of 10 would throttle the load instead of the program that is measured. */
    private static final int MAX_IN_FLIGHT = 60_000;

    /** Options of a client with a clean session, over TLS, that checks whom it talks to. */
    public MqttClientOptions options(Credentials account) {
        MqttClientOptions options = new MqttClientOptions();
        options.setClientId(account.user())
                .setUsername(account.user())
                .setPassword(account.password())
                .setCleanSession(true)
                .setMaxInflightQueue(MAX_IN_FLIGHT);
        options.setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()))
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTcpNoDelay(true);
        return options;
    }

    /** Connects; fails when the broker refuses the account. */
    public Future<MqttClient> connect(Vertx vertx, MqttClientOptions options) {
        MqttClient client = MqttClient.create(vertx, options);
        return client.connect(port, HOST).map(client);
    }

    /** Connects a client without a last will. */
    public Future<MqttClient> connect(Vertx vertx, Credentials account) {
        return connect(vertx, options(account));
    }
}
