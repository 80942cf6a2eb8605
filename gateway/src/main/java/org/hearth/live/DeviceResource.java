package org.hearth.live;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearth.devices.Device;
import org.hearth.devices.Guard;
import org.hearth.identity.Level;

/** Devices as they are at this moment, over HTTP. */
@Path("/api/v1/devices")
public class DeviceResource {
    private final DeviceViews views;
    private final Guard guard;

    DeviceResource(DeviceViews views, Guard guard) {
        this.views = views;
        this.guard = guard;
    }

    /** All devices that the caller sees, by name. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listDevices")
    public List<DeviceView> list() {
        return views.list(guard.reach());
    }

    /** One device. */
    @GET
    @Path("{device}")
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getDevice")
    public DeviceView find(String device) {
        Device seen = guard.require(Level.SEE, device);
        return views.of(seen, guard.reach());
    }
}
