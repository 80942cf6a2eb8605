package org.hearth.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.commands.CommandResource;
import org.hearth.commands.CommandResource.CommandRequest;
import org.hearth.commands.CommandView;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A command for a device under the name that older tools know; the same as {@link CommandResource#send}, checks and end included. */
@Path("/api/v1/mqtt/device/{device}/command")
public class DeviceOrderResource {
    private final CommandResource commands;

    DeviceOrderResource(CommandResource commands) {
        this.commands = commands;
    }

    /** Accepts a command. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(202)
    @Operation(operationId = "sendCommandByBroker")
    @APIResponse(
            responseCode = "202",
            description = "accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommandView.class)))
    public CommandView send(
            String device, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable CommandRequest request) {
        return commands.send(device, key, request);
    }
}
