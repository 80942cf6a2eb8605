package org.hearth.bench.reference;

import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.util.Map;
import org.hearth.bench.load.BrokerAddress;
import org.hearth.bench.load.Credentials;

/**
 * What the reference is told, by its environment.
 *
 * @param httpPort where it answers
 * @param broker where the broker is
 * @param account its account there
 * @param databasePort port of PostgreSQL
 * @param databasePassword of the account hearth
 */
public record Settings(
        int httpPort, BrokerAddress broker, Credentials account, int databasePort, String databasePassword) {

    static Settings ofEnvironment(Map<String, String> from) {
        return new Settings(
                Integer.parseInt(from.get("REFERENCE_HTTP_PORT")),
                new BrokerAddress(
                        Integer.parseInt(from.get("REFERENCE_BROKER_PORT")), Path.of(from.get("REFERENCE_CA"))),
                new Credentials(from.get("REFERENCE_BROKER_USER"), from.get("REFERENCE_BROKER_PASSWORD")),
                Integer.parseInt(from.get("REFERENCE_DATABASE_PORT")),
                from.get("REFERENCE_DATABASE_PASSWORD"));
    }

    /** The same, for the process that is to be started. */
    public Map<String, String> environment() {
        return Map.of(
                "REFERENCE_HTTP_PORT", Integer.toString(httpPort),
                "REFERENCE_BROKER_PORT", Integer.toString(broker.port()),
                "REFERENCE_CA", broker.authority().toString(),
                "REFERENCE_BROKER_USER", account.user(),
                "REFERENCE_BROKER_PASSWORD", account.password(),
                "REFERENCE_DATABASE_PORT", Integer.toString(databasePort),
                "REFERENCE_DATABASE_PASSWORD", databasePassword);
    }

    /** How to reach the database. */
    public PgConnectOptions database() {
        return new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(databasePort)
                .setDatabase("hearth")
                .setUser("hearth")
                .setPassword(databasePassword)
                .setCachePreparedStatements(true);
    }
}
