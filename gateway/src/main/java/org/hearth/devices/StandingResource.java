package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Whether a device may take part, over HTTP. */
@Path("/api/v1/devices/{device}")
public class StandingResource {
    private static final int MAX_REASON = 200;

    private final Standings standings;
    private final Callers callers;

    StandingResource(Standings standings, Callers callers) {
        this.standings = standings;
        this.callers = callers;
    }

    /** Keeps a device out until it is enabled. */
    @POST
    @Path("disable")
    @RolesAllowed("OWNER")
    @Operation(operationId = "disableDevice")
    public StandingView disable(String device, @Nullable DisableRequest request) {
        String reason = request == null ? null : request.reason();
        if (reason != null && (reason.length() > MAX_REASON || !PlainText.isPlain(reason)))
            throw Problem.invalid("reason", "is not a short text", "at most " + MAX_REASON + " characters in one line");
        return StandingView.of(standings.disable(
                device, Standing.OWNER, reason, callers.current().cause()));
    }

    /** Lets a disabled device in again. */
    @POST
    @Path("enable")
    @RolesAllowed("OWNER")
    @Operation(operationId = "enableDevice")
    public StandingView enable(String device) {
        return StandingView.of(standings.enable(device, callers.current().cause()));
    }

    /** Removes a device for good. */
    @DELETE
    @RolesAllowed("OWNER")
    @ResponseStatus(204)
    @Operation(operationId = "removeDevice")
    public void remove(String device) {
        standings.remove(device, callers.current().cause());
    }

    /** Why the owner does it. */
    public record DisableRequest(@Nullable String reason) {}

    /** May a device take part? */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StandingView(
            @Schema(required = true) boolean admitted,

            @Schema(description = "OWNER, FLOOD or REMOVED; absent while it is admitted") @Nullable
            String reason,

            @Nullable Instant since) {

        /** The view of a device's standing. */
        public static StandingView of(Device device) {
            Standing standing = device.standing();
            return new StandingView(standing.admitted(), standing.reason(), standing.since());
        }
    }
}
