package org.hearth.commands;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hearth.problems.Problem;

/**
 * Refuses what waited too long, after its body is read and right before it is handled: a gateway that stood still must not act on a tap
 * when it wakes. A request that did not come by way of the web server says nothing of its start, and is handled.
 */
@NowOrNever
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class LateRequests {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final CurrentVertxRequest request;
    private final InstantSource clock;

    LateRequests(CurrentVertxRequest request, InstantSource clock) {
        this.request = request;
        this.clock = clock;
    }

    @AroundInvoke
    Object refuse(InvocationContext call) throws Exception {
        Optional<RequestStart> start = RequestStart.parse(header(request.getCurrent()));
        if (start.isPresent() && start.get().isTooLate(clock.instant()))
            throw new Problem.Unavailable(
                            "request-too-late",
                            "The gateway could not look at this request in time. Nothing was done; ask again.",
                            AT_ONCE)
                    .thrown();
        return call.proceed();
    }

    private static String header(RoutingContext routing) {
        return routing.request().getHeader(RequestStart.HEADER);
    }
}
