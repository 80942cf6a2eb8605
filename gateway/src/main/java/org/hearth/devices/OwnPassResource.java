package org.hearth.devices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearth.devices.PassResource.PassView;
import org.hearth.identity.Callers;
import org.hearth.identity.Passes;

/** One's own passes over HTTP. */
@Path("/api/v1/account/passes")
public class OwnPassResource {
    private final Passes passes;
    private final PassViews views;
    private final Callers callers;

    OwnPassResource(Passes passes, PassViews views, Callers callers) {
        this.passes = passes;
        this.views = views;
        this.callers = callers;
    }

    /** What the caller may use, and when; what is over is left out. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listOwnPasses")
    public List<PassView> list() {
        return views.list(passes.standing(callers.current().accountId()));
    }
}
