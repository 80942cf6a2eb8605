package org.hearth.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;

/** The live stream: server-sent events (WHATWG HTML, section 9.2), read by fetch with the Authorization header. */
@Path("/api/v1/live")
public class LiveResource {
    private final LiveStreams streams;
    private final Callers callers;

    LiveResource(LiveStreams streams, Callers callers) {
        this.streams = streams;
        this.callers = callers;
    }

    /** All of the house that the caller may see, then what changes, and a heartbeat every ten seconds; a new snapshot when the rights change. */
    @GET
    @Blocking
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "watch")
    @APIResponse(
            responseCode = "200",
            description = "server-sent events: snapshot, home, device, device-removed, command, heartbeat",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> watch(@Context Sse sse) {
        Caller caller = callers.current();
        if (streams.isFullFor(caller))
            throw new Problem.Unavailable("too-many-streams", "Too many pages are open.", Duration.ofSeconds(10))
                    .thrown();
        return streams.open(caller)
                .map(event -> sse.newEventBuilder()
                        .id(Long.toString(event.id()))
                        .name(event.name())
                        .data(event.json())
                        .build());
    }
}
