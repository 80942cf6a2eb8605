package org.hearth.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * The way in for {@code ./hearth} on the gateway's own machine: beside health and metrics, never through the web server, only from
 * loopback, and only with the token of {@link ConsoleToken}. What it offers is no part of the API that browsers have. Any number of threads
 * may hold it.
 */
@ApplicationScoped
public class Console {
    private static final Logger LOG = Logger.getLogger(Console.class);
    private static final String BEARER = "Bearer ";

    private final ConsoleToken token;
    private final ObjectMapper json;

    Console(ConsoleToken token, ObjectMapper json) {
        this.token = token;
        this.json = json;
    }

    /**
     * Answers such requests below {@code /console}, if this house has a console at all.
     *
     * @param management whose router
     * @param work may block; what it gives is written as JSON, and what it refuses is answered 409
     */
    public void answer(
            ManagementInterface management, HttpMethod method, String path, Function<RoutingContext, Object> work) {
        if (token.isWanted())
            management.router().route(method, "/console" + path).blockingHandler(guarded(work));
    }

    private io.vertx.core.Handler<RoutingContext> guarded(Function<RoutingContext, Object> work) {
        return request -> {
            try {
                if (!isFromHere(request) || !isAllowed(request)) answer(request, 403, refusal("console-refused", ""));
                else answer(request, 200, work.apply(request));
            } catch (ProblemException refused) {
                Problem problem = refused.problem();
                answer(request, 409, refusal(problem.code(), problem.detail()));
            } catch (RuntimeException fault) {
                LOG.error("the console was not answered", fault);
                answer(request, 500, refusal("fault", "See the log of the gateway."));
            }
        };
    }

    private static boolean isFromHere(RoutingContext request) {
        SocketAddress address = request.request().remoteAddress();
        try {
            // An address, so nothing is looked up.
            return address != null
                    && address.hostAddress() != null
                    && InetAddress.getByName(address.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isAllowed(RoutingContext request) {
        String shown = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null
                && shown.startsWith(BEARER)
                && MessageDigest.isEqual(
                        shown.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.text().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode refusal(String code, String detail) {
        return json.createObjectNode().put("code", code).put("detail", detail);
    }

    private static void answer(RoutingContext request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toString());
    }
}
