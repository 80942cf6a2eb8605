package org.hearth.commands;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Action;
import org.hearth.devices.CapabilityKind;
import org.hearth.devices.Guard;
import org.hearth.identity.Caller;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Wishes that became several commands, over HTTP. */
@Path("/api/v1/batches/{id}")
public class BatchResource {
    private final Batches batches;
    private final Guard guard;

    BatchResource(Batches batches, Guard guard) {
        this.batches = batches;
        this.guard = guard;
    }

    /** A batch, with its commands as far as they got. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getBatch")
    public BatchView find(UUID id) {
        Batch batch = batches.require(id);
        Reach reach = guard.reach();
        reach.require(Level.SEE, batch.devices(), "batch", id.toString());
        return BatchView.of(batch, reach);
    }

    /** What the browser asks of many actuators. */
    public record BatchRequest(
            @Schema(required = true) org.hearth.devices.@Nullable Operation operation,

            @Schema(required = true) @Nullable JsonNode value,

            @Schema(description = "only actuators of this kind; in a room or the home RELAY for SET, LEVEL for LEVEL")
            @Nullable
            CapabilityKind capabilityKind,

            @Schema(
                    type = SchemaType.STRING,
                    description =
                            "ISO 8601, up to PT24H: kept so long for devices that are offline; else they are refused")
            @JsonProperty("wait")
            @Nullable
            Duration patience) {

        static FanOut.Wish wish(@Nullable BatchRequest sent, boolean skips, Caller caller, Reach reach) {
            BatchRequest request = Problem.body(sent);
            if (request.operation() == null) throw Problem.invalid("operation", "is missing", "SET or LEVEL");
            if (request.operation() == org.hearth.devices.Operation.PULSE)
                throw Problem.invalid("operation", "is for one actuator at a time", "SET, LEVEL");
            Action action = Action.of(request.operation(), request.value());
            return new FanOut.Wish(action, request.capabilityKind(), request.patience(), skips, caller.cause(), reach);
        }
    }

    /** A {@link Batch} as the browser reads it. */
    public record BatchView(
            @Schema(required = true) UUID id,
            @Schema(required = true) Instant at,
            @Schema(required = true) List<CommandView> targets,

            @Schema(required = true, description = "left out, because the request allowed it")
            List<SkippedView> skipped) {

        static BatchView of(Batch batch, Reach reach) {
            return new BatchView(
                    batch.id(),
                    batch.at(),
                    batch.commands().stream()
                            .map(command -> CommandView.of(command, reach))
                            .toList(),
                    batch.skipped().stream()
                            .map(left -> new SkippedView(left.device(), left.capability(), left.code()))
                            .toList());
        }
    }

    /** A target that was left out. */
    public record SkippedView(
            @Schema(required = true) String device,
            @Schema(required = true) String capability,

            @Schema(required = true, description = "device-offline, device-disabled, invalid or not-found")
            String code) {}
}
