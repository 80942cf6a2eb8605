package org.hearth.devices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.PassResource.PassView;
import org.hearth.identity.Level;
import org.hearth.identity.Passes;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;
import org.hearth.identity.Role;

/** Who may use a device, over HTTP. */
@Path("/api/v1/devices/{device}/rights")
public class DeviceRightsResource {
    private final Guard guard;
    private final Rights rights;
    private final Passes passes;
    private final PassViews views;

    DeviceRightsResource(Guard guard, Rights rights, Passes passes, PassViews views) {
        this.guard = guard;
        this.rights = rights;
        this.passes = passes;
        this.views = views;
    }

    /** Everybody who may use a device, and the passes that open it now or will. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getDeviceRights")
    public DeviceRightsView find(String device) {
        guard.require(Level.MANAGE, device);
        Reach reach = guard.reach();
        List<PersonLevelView> people = rights.list().stream()
                .map(person -> new PersonLevelView(
                        person.account().id(),
                        person.account().name(),
                        person.account().role(),
                        person.rights().level(device)))
                .filter(person -> person.level() != Level.NONE)
                .toList();
        return new DeviceRightsView(
                people,
                views.list(
                        passes.standing().stream()
                                .filter(pass -> pass.gives().devices().contains(device))
                                // whom the owner invites is nobody's business until they come
                                .filter(pass ->
                                        reach.everything() || pass.gives().account() != null)
                                .toList(),
                        reach));
    }

    /** Who may use a device. */
    public record DeviceRightsView(
            @Schema(required = true) List<PersonLevelView> people,
            @Schema(required = true) List<PassView> passes) {}

    /** Somebody, and how far the right goes at all times. */
    public record PersonLevelView(
            @Schema(required = true) UUID account,
            @Schema(required = true) String name,
            @Schema(required = true) Role role,
            @Schema(required = true) Level level) {}
}
