package org.hearth.bench.load;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a program answers HTTP.
 *
 * @param port on this machine
 * @param token sent as bearer; empty where nobody asks for one
 * @param authority file of the only CA that is trusted; null for plain HTTP
 */
public record Endpoint(int port, String token, @Nullable Path authority) {
    private static final int CONNECTIONS = 64;

    HttpClientOptions options() {
        HttpClientOptions options =
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setTcpNoDelay(true);
        if (authority == null) return options;
        return options.setSsl(true).setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
    }

    RequestOptions request(HttpMethod method, String path) {
        return new RequestOptions()
                .setHost("localhost")
                .setPort(port)
                .setMethod(method)
                .setURI(path)
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
    }
}
