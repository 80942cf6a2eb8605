package org.hearth.commands;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.devices.Action;
import org.hearth.devices.Guard;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.journal.Cause;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Commands of a device over HTTP. */
@Path("/api/v1/devices/{device}/commands")
public class CommandResource {
    private static final int MAX_LIMIT = 200;

    private final Commands commands;
    private final Guard guard;
    private final Callers callers;

    CommandResource(Commands commands, Guard guard, Callers callers) {
        this.commands = commands;
        this.guard = guard;
        this.callers = callers;
    }

    /** Accepts a command; what became of it is told by the live stream, or by asking for it again. */
    @POST
    @NowOrNever
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @ResponseStatus(202)
    @Operation(operationId = "sendCommand")
    @APIResponse(
            responseCode = "202",
            description = "accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommandView.class)))
    public CommandView send(
            String device,
            @Parameter(description = IdempotencyKey.MEANING) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable CommandRequest sent) {
        guard.require(Level.OPERATE, device);
        CommandRequest request = Problem.body(sent);
        Caller caller = callers.current();
        Reach reach = guard.reach();
        Order order = request.order(device, caller.cause());
        return CommandView.of(commands.send(order, IdempotencyKey.of(caller, key, device, request)), reach);
    }

    /** Commands of a device, newest first. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listCommands")
    public List<CommandView> list(
            String device,
            @Parameter(schema = @Schema(minimum = "1", maximum = "200")) @QueryParam("limit") @DefaultValue("20")
                    int limit) {
        guard.require(Level.SEE, device);
        if (limit < 1 || limit > MAX_LIMIT) throw Problem.invalid("limit", "is out of range", "1 to " + MAX_LIMIT);
        Reach reach = guard.reach();
        return commands.list(device, limit).stream()
                .map(command -> CommandView.of(command, reach))
                .toList();
    }

    /** What the browser asks for. */
    public record CommandRequest(
            @Schema(required = true) @Nullable String capability,
            @Schema(required = true) org.hearth.devices.@Nullable Operation operation,

            @Nullable JsonNode value,

            @Schema(description = "length of a pulse", minimum = "50", maximum = "60000") @Nullable
            Integer milliseconds,

            @Schema(
                    type = SchemaType.STRING,
                    description =
                            "ISO 8601, up to PT24H: kept so long for a device that is offline; else it is refused")
            @JsonProperty("wait")
            @Nullable
            Duration patience) {
        private Order order(String device, Cause cause) {
            if (capability == null) throw Problem.invalid("capability", "is missing", "a capability of the device");
            if (operation == null) throw Problem.invalid("operation", "is missing", "SET, LEVEL or PULSE");
            return Order.now(device, capability, new Action(operation, value, milliseconds), patience, cause);
        }
    }
}
