package org.hearth.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.commands.BatchResource.BatchRequest;
import org.hearth.commands.BatchResource.BatchView;
import org.hearth.commands.GroupCommandResource;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Commands for a group under the name that older tools know; the same as {@link GroupCommandResource#send}. */
@Path("/api/v1/mqtt/fleet/{group}/command")
public class FleetOrderResource {
    private final GroupCommandResource groups;

    FleetOrderResource(GroupCommandResource groups) {
        this.groups = groups;
    }

    /** Asks the same of every member of a group. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(202)
    @Operation(operationId = "sendToFleetByBroker")
    @APIResponse(
            responseCode = "202",
            description = "accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    public BatchView send(
            UUID group,
            @QueryParam("skipUnavailable") @DefaultValue("false") boolean skipUnavailable,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable BatchRequest request) {
        return groups.send(group, skipUnavailable, key, request);
    }
}
