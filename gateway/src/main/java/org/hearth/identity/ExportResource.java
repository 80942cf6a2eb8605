package org.hearth.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** All that the home keeps of the person who asks. */
@Path("/api/v1/account/export")
public class ExportResource {
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
    public Response export() {
        UUID account = callers.current().accountId();
        StreamingOutput body = to -> export.write(account, to);
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"hearth-account.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
