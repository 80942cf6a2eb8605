package org.hearth.live;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Devices as they are at this moment, over HTTP. */
@Path("/api/v1/devices")
public class DeviceResource {
    private final DeviceViews views;

    DeviceResource(DeviceViews views) {
        this.views = views;
    }

    /** All devices, by name. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listDevices")
    public List<DeviceView> list() {
        return views.list();
    }

    /** One device. */
    @GET
    @Path("{device}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getDevice")
    public DeviceView find(String device) {
        return views.find(device);
    }
}
