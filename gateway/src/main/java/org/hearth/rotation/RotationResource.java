package org.hearth.rotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Presence;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The change of the broker's key, over HTTP. */
@Path("/api/v1/broker/rotation")
public class RotationResource {
    private final Rotations rotations;
    private final Holdings holdings;
    private final Devices devices;
    private final Callers callers;

    RotationResource(Rotations rotations, Holdings holdings, Devices devices, Callers callers) {
        this.rotations = rotations;
        this.holdings = holdings;
        this.devices = devices;
        this.callers = callers;
    }

    /** How far it is, and what each device said of it. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "getRotation")
    public RotationView find() {
        RotationState state = holdings.state();
        List<String> missing = holdings.missing().stream().map(Device::id).toList();
        return new RotationView(
                state.stage(),
                state.revision(),
                state.revision() == 0 ? null : holdings.since(),
                state.inUse(),
                state.pins().stream()
                        .filter(pin -> !pin.equals(state.inUse()))
                        .findFirst()
                        .orElse(state.inUse()),
                rotations.isShown(),
                devices.list().stream()
                        .map(device -> view(device, missing.contains(device.id())))
                        .toList());
    }

    /** Tells every device of the next key; nothing else changes. */
    @POST
    @Path("announce")
    @RolesAllowed("OWNER")
    @Operation(operationId = "announceBrokerKey")
    public RotationView announce() {
        rotations.announce(callers.current().cause());
        return find();
    }

    /** Makes the next key the one in use; refused, with the devices named, while one has not confirmed it, unless it is forced. */
    @POST
    @Path("switch")
    @RolesAllowed("OWNER")
    @Operation(operationId = "switchBrokerKey")
    public RotationView switchOver(@Nullable ForceRequest sent) {
        rotations.switchOver(Problem.body(sent).forced(), callers.current().cause());
        return find();
    }

    /** Has devices connect anew that hold the new key and are still connected by the one before. */
    @POST
    @Path("call-over")
    @RolesAllowed("OWNER")
    @Operation(operationId = "callDevicesOver")
    public RotationView callOver() {
        rotations.callOver(callers.current().cause());
        return find();
    }

    /** Gives the key before up; refused, with the devices named, while one has not come in by the new one, unless it is forced. */
    @POST
    @Path("finish")
    @RolesAllowed("OWNER")
    @Operation(operationId = "finishRotation")
    public RotationView finish(@Nullable ForceRequest sent) {
        rotations.finish(Problem.body(sent).forced(), callers.current().cause());
        return find();
    }

    /** Leaves everything as it was before the announcement. */
    @POST
    @Path("roll-back")
    @RolesAllowed("OWNER")
    @Operation(operationId = "rollBackRotation")
    public RotationView rollBack() {
        rotations.rollBack(callers.current().cause());
        return find();
    }

    private KeyHolder view(Device device, boolean isMissing) {
        RotationState state = holdings.state();
        Holding held = holdings.find(device.id()).orElse(null);
        Presence presence = device.presence();
        return new KeyHolder(
                device.id(),
                device.name(),
                device.standing().admitted(),
                presence.online(),
                presence.since(),
                presence.sleepsUntil(),
                state.revision() > 0 && held != null && held.holds(state),
                held != null && held.cameBy(state),
                isMissing,
                held == null ? state.generation() > 1 : held.isLockedOut(state));
    }

    /** Whether to go on although devices are missing; false unless said. */
    public record ForceRequest(@Nullable Boolean force) {
        boolean forced() {
            return Boolean.TRUE.equals(force);
        }
    }

    /** The change as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RotationView(
            @Schema(required = true) Stage stage,

            @Schema(required = true, description = "of the pins that devices were told last; 0 if they never were")
            long revision,

            @Schema(description = "since when this stage is the present one") @Nullable
            Instant since,

            @Schema(required = true, description = "pin of the key that the broker is to use")
            String inUse,

            @Schema(required = true, description = "pin of the next key; while switched, of the one before")
            String other,

            @Schema(required = true, description = "the broker was seen with the key that it is to use")
            boolean shown,

            @Schema(required = true) List<KeyHolder> devices) {}

    /** A device, and what it said of the broker's keys. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KeyHolder(
            @Schema(required = true) String id,
            @Schema(required = true) String name,

            @Schema(required = true, description = "false if it is disabled: it is not waited for")
            boolean admitted,

            @Schema(required = true) boolean online,
            @Nullable Instant since,
            @Nullable Instant sleepsUntil,

            @Schema(required = true, description = "it holds the pins that were told last")
            boolean confirmed,

            @Schema(required = true, description = "its newest connection is by the key that the broker is to use")
            boolean cameByKeyInUse,

            @Schema(required = true, description = "it has not done what this stage asks of it")
            boolean missing,

            @Schema(
                    required = true,
                    description = "it knows no key that the broker shows: only a new enrolment code brings it back")
            boolean lockedOut) {}
}
