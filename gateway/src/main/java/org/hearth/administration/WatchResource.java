package org.hearth.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
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
import org.hearth.broker.TopicGrammar;
import org.hearth.broker.TopicWatch;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** A bounded look at what passes the broker, over HTTP. */
@Path("/api/v1/mqtt/subscribe")
public class WatchResource {
    private static final int MAX_SECONDS = 300;
    private static final int MAX_MESSAGES = 1_000;
    private static final int USUAL_SECONDS = 30;
    private static final int USUAL_MESSAGES = 200;

    private final Watches watches;
    private final Callers callers;
    private final ObjectMapper json;

    WatchResource(Watches watches, Callers callers, ObjectMapper json) {
        this.watches = watches;
        this.callers = callers;
        this.json = json;
    }

    /** Server-sent events, one a message, until the time is over or so many were seen. */
    @POST
    @Blocking
    @RolesAllowed("OWNER")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "subscribe")
    @APIResponse(
            responseCode = "200",
            description = "server-sent events named message: topic, payload, bytes, retained, qos, at",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> watch(@Nullable WatchRequest sent, @Context Sse sse) {
        WatchRequest request = Problem.body(sent);
        String filter = request.filter();
        if (filter == null) throw Problem.invalid("filter", "is missing", "a topic filter");
        TopicGrammar.requireReadable("filter", filter);
        int seconds = between("seconds", request.seconds(), USUAL_SECONDS, MAX_SECONDS);
        int messages = between("messages", request.messages(), USUAL_MESSAGES, MAX_MESSAGES);
        return watches.open(filter, Duration.ofSeconds(seconds), messages, callers.current())
                .map(seen ->
                        sse.newEventBuilder().name("message").data(text(seen)).build());
    }

    private static int between(String field, @Nullable Integer wanted, int usual, int most) {
        if (wanted == null) return usual;
        if (wanted < 1 || wanted > most) throw Problem.invalid(field, "is out of range", "1 to " + most);
        return wanted;
    }

    private String text(TopicWatch.Seen seen) {
        try {
            return json.writeValueAsString(seen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be told", e);
        }
    }

    /** What to look at, for how long (seconds, 30 unless said) and how many messages (200 unless said). */
    public record WatchRequest(
            @Schema(required = true) @Nullable String filter,

            @Schema(minimum = "1", maximum = "300") @Nullable
            Integer seconds,

            @Schema(minimum = "1", maximum = "1000") @Nullable
            Integer messages) {}
}
