package org.hearth.devices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Adapters of older devices over HTTP. */
@Path("/api/v1/devices/{device}/adapter")
public class AdapterResource {
    private final Devices devices;
    private final Adapters adapters;
    private final Callers callers;

    AdapterResource(Devices devices, Adapters adapters, Callers callers) {
        this.devices = devices;
        this.adapters = adapters;
        this.callers = callers;
    }

    /** How the device is spoken to; 404 if it speaks the protocol. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "getAdapter")
    public AdapterView find(String device) {
        devices.require(device);
        return adapters.find(device)
                .map(AdapterView::of)
                .orElseThrow(() -> new Problem.NotFound("adapter", device).thrown());
    }

    /** Speaks to the device in an older way from now on. Its connection ends, because its rights change. */
    @PUT
    @RolesAllowed("OWNER")
    @Operation(operationId = "setAdapter")
    public AdapterView set(String device, @Nullable AdapterRequest sent) {
        AdapterRequest request = Problem.body(sent);
        if (request.kind() == null) throw Problem.invalid("kind", "is missing", "GATES, RELAYS, COMMANDS");
        if (request.capabilities() == null)
            throw Problem.invalid("capabilities", "are missing", "the actuators of the device");
        return AdapterView.of(adapters.set(
                device,
                new Adapter(request.kind(), request.capabilities()),
                callers.current().cause()));
    }

    /** The device speaks the protocol from now on. */
    @DELETE
    @RolesAllowed("OWNER")
    @ResponseStatus(204)
    @Operation(operationId = "removeAdapter")
    public void remove(String device) {
        adapters.remove(device, callers.current().cause());
    }

    /** An adapter that is wanted. */
    public record AdapterRequest(
            @Schema(required = true) Adapter.@Nullable Kind kind,
            @Schema(required = true) @Nullable List<Adapter.Part> capabilities) {}

    /** An adapter as the browser reads it. */
    public record AdapterView(
            @Schema(required = true) Adapter.Kind kind,
            @Schema(required = true) List<Adapter.Part> capabilities) {
        static AdapterView of(Adapter adapter) {
            return new AdapterView(adapter.kind(), adapter.parts());
        }
    }
}
