package org.hearth.enrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.hearth.broker.BrokerAccount;
import org.hearth.broker.BrokerAccounts;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./hearth} asks of the gateway on its own machine: beside health and metrics, never through the web server, only from
 * loopback, and only with the token of {@link ConsoleToken}. It is no part of the API that browsers have.
 */
@ApplicationScoped
class ConsoleResource {
    private static final Logger LOG = Logger.getLogger(ConsoleResource.class);
    private static final String BEARER = "Bearer ";

    private final ConsoleToken token;
    private final Enrolments enrolments;
    private final BrokerAccounts accounts;
    private final Devices devices;
    private final ObjectMapper json;

    ConsoleResource(
            ConsoleToken token, Enrolments enrolments, BrokerAccounts accounts, Devices devices, ObjectMapper json) {
        this.token = token;
        this.enrolments = enrolments;
        this.accounts = accounts;
        this.devices = devices;
        this.json = json;
    }

    void open(@Observes ManagementInterface management) {
        if (!token.isWanted()) return;
        management.router().get("/console/accounts").blockingHandler(guarded(request -> listAccounts()));
        management
                .router()
                .post("/console/enrolments")
                .blockingHandler(guarded(request -> addDevice(request.request().getParam("name"))));
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

    private ArrayNode listAccounts() {
        ArrayNode listed = json.createArrayNode();
        for (BrokerAccount account : accounts.list())
            listed.addObject()
                    .put("name", account.name())
                    .put("of", devices.find(account.name()).isPresent() ? "device" : "tool")
                    .put("disabled", account.disabled());
        return listed;
    }

    private ObjectNode addDevice(@Nullable String name) {
        Enrolments.Opened opened = enrolments.open(
                new Enrolments.Wish(null, Wishes.name(name), Wishes.icon(null), null, false),
                Cause.of(CauseKind.GATEWAY));
        return json.createObjectNode()
                .put("device", opened.enrolment().device())
                .put("code", opened.code())
                .put("expiresAt", opened.enrolment().expiresAt().toString());
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
