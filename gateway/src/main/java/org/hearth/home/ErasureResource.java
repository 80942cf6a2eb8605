package org.hearth.home;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Callers;
import org.hearth.identity.OwnPassword;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The end of a home over HTTP: all of it is erased, and a new one begins (factory reset). */
@Path("/api/v1/home/erasure")
public class ErasureResource {
    private final Erasure erasure;
    private final Homes homes;
    private final OwnPassword ownPassword;
    private final Callers callers;

    ErasureResource(Erasure erasure, Homes homes, OwnPassword ownPassword, Callers callers) {
        this.erasure = erasure;
        this.homes = homes;
        this.ownPassword = ownPassword;
        this.callers = callers;
    }

    /** Asked with the home's name, so that nobody does it by mistake, and the password, so that no browser left open does it. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(202)
    @APIResponse(
            responseCode = "202",
            description = "begun; the gateway ends now, and comes back as that of a new home")
    @Operation(operationId = "eraseHome")
    public void erase(@Nullable ErasureRequest sent) {
        ErasureRequest request = Problem.body(sent);
        String name = homes.find().name();
        if (!name.equals(request.homeName()))
            throw Problem.invalid("homeName", "is not the name of this home", "the name as it is shown");
        ownPassword.require(request.password());
        erasure.begin(callers.current());
    }

    /** What has to be said for it. */
    public record ErasureRequest(
            @Schema(required = true) @Nullable String homeName,
            @Schema(required = true) @Nullable String password) {}
}
