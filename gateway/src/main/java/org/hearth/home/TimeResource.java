package org.hearth.home;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.home.HomeResource.HomeView;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The trust in the clock over HTTP. */
@Path("/api/v1/home/time")
public class TimeResource {
    private final ClockTrust clock;
    private final Homes homes;
    private final HomeSight sight;
    private final Callers callers;

    TimeResource(ClockTrust clock, Homes homes, HomeSight sight, Callers callers) {
        this.clock = clock;
        this.homes = homes;
        this.sight = sight;
        this.callers = callers;
    }

    /** Chooses what happens after a power cut when nobody tells the time. */
    @PUT
    @RolesAllowed("OWNER")
    @Operation(operationId = "chooseTimeRule")
    public HomeView choose(@Nullable TimeRequest sent) {
        WithoutInternet rule =
                Problem.required("withoutInternet", Problem.body(sent).withoutInternet(), "WAIT or GO_ON");
        homes.choose(rule, callers.current().cause());
        return sight.view(callers.current());
    }

    /**
     * Says what time it is: the clock is trusted if it agrees. Where it differs and is not believed, an owner may say that the browser's time is to
     * be taken: the gateway goes by it until the machine's own clock is set, which it never does itself.
     */
    @POST
    @Path("trust")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "trustClock")
    public HomeView trust(@Nullable ClockRequest sent) {
        ClockRequest request = Problem.body(sent);
        Instant now = Problem.required("now", request.now(), "the browser's time, 2027-03-28T04:00:00Z");
        clock.trust(now, Boolean.TRUE.equals(request.take()), callers.current());
        return sight.view(callers.current());
    }

    /** What the household wants. */
    public record TimeRequest(
            @Schema(required = true) @Nullable WithoutInternet withoutInternet) {}

    /** What the browser's clock says. */
    public record ClockRequest(
            @Schema(required = true) @Nullable Instant now,

            @Schema(
                    description =
                            "the browser's time counts where the two differ; by an owner, while the clock is not trusted")
            @Nullable
            Boolean take) {}
}
