package org.hearth.identity;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.journal.ExportPlaces;
import org.hearth.problems.LongAnswer;

/** All that the home keeps of the person who asks. */
@Path("/api/v1/account/export")
public class ExportResource {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Export export;
    private final Callers callers;

    ExportResource(Export export, Callers callers) {
        this.export = export;
        this.callers = callers;
    }

    /** One JSON object: each room's lists, by name. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "exportAccount")
    @APIResponse(
            responseCode = "200",
            description = "lists of what is kept, by name",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    public Response export(@Context RoutingContext routing) {
        Caller person = callers.current();
        ExportPlaces.Place place = export.begin(person);
        // The answer of a reader who has gone meanwhile is never written, but ends as well; nobody reads slowly for
        // ever.
        long end = routing.vertx()
                .setTimer(
                        LONGEST.toMillis(),
                        over -> routing.request().connection().close());
        routing.addEndHandler(over -> {
            routing.vertx().cancelTimer(end);
            place.close();
        });
        if (routing.response().closed()) place.close();
        StreamingOutput body = LongAnswer.of(routing, to -> {
            try (place) {
                export.write(person, to);
            }
        });
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"hearth-account.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
