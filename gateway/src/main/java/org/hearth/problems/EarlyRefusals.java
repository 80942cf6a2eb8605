package org.hearth.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What no route takes, refused before a route is looked for: bodies that are too large, or do not say how large they are or of what type,
 * addresses with control characters, and requests that a page of somebody else makes in a browser. Any number of threads may hold it.
 */
@ApplicationScoped
class EarlyRefusals {
    /** Before the library's own limit, which answers without words. */
    private static final int PRIORITY = 100;

    /** Where a browser says that a request comes from (W3C Fetch Metadata, section 2.3): our own page, or the person. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private static final Set<String> SAFELISTED =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    private final long maxBody;
    private final LargeBodies large;
    private final Handler<RoutingContext> bodies;
    private final ObjectMapper json;

    EarlyRefusals(
            @ConfigProperty(name = "hearth.largest-body") MemorySize maxBody, LargeBodies large, ObjectMapper json) {
        this.maxBody = maxBody.asLongValue();
        this.large = large;
        // Otherwise whoever handles the request holds a thread until the body is there, and wakes it for each piece.
        this.bodies = BodyHandler.create(false).setBodyLimit(this.maxBody);
        this.json = json;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
    }

    private void look(RoutingContext context) {
        ProblemView refusal = refusal(context.request());
        if (refusal != null) answer(context, refusal);
        else if (length(context.request()) > 0 && !large.has(context.request().path())) bodies.handle(context);
        else context.next();
    }

    private @Nullable ProblemView refusal(HttpServerRequest request) {
        if (isForeign(request))
            return ProblemView.of(new Problem.Forbidden("not-our-page", "A page of somebody else asked for this."));
        if (CONTROL.matcher(request.uri()).find())
            return ProblemView.of(new Problem.Malformed("The address holds a control character."));
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null)
            return ProblemView.of(411, "Length missing", "length-required", "The request does not say how long it is.");
        if (length(request) > 0 && isSafelisted(request))
            return ProblemView.of(415, "Not accepted", "not-json", "The body has to be JSON, and to say so.");
        long most = large.most(request.path(), maxBody);
        if (length(request) > most)
            return ProblemView.of(
                    413,
                    "Not accepted",
                    "too-large",
                    "The request is larger than " + most + " bytes. Nothing was done.");
        return null;
    }

    /** Browsers send {@code Origin} with all that can change something (WHATWG Fetch, section 3.2); what is no browser sends neither. */
    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site)) return true;
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = host(request);
        return origin != null && (host == null || !authority(origin).equals(host.toLowerCase(Locale.ROOT)));
    }

    /**
     * What stands in the browser's address. Quarkus takes the port out of {@code Host} when a proxy says that it spoke TLS, so the proxy's own word
     * comes first; a page of somebody else cannot send that without being asked first, and then it is refused.
     */
    private static @Nullable String host(HttpServerRequest request) {
        String told = request.getHeader("X-Forwarded-Host");
        return told == null ? request.getHeader(HttpHeaders.HOST) : told;
    }

    /** Types that a page of somebody else may send without being asked first (WHATWG Fetch, section 2.2.2). */
    private static boolean isSafelisted(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null || SAFELISTED.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
    }

    /** What is no number is none of ours either. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return 0;
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    /** The rest of the body is not read: the connection goes with the answer. */
    private void answer(RoutingContext context, ProblemView view) {
        try {
            context.response()
                    .setStatusCode(view.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json.writeValueAsString(view))
                    .onComplete(told -> context.request().connection().close());
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
