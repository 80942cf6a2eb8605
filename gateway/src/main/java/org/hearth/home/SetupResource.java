package org.hearth.home;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Claims;

/** What a browser must know before anybody is signed in. */
@Path("/api/v1/setup")
public class SetupResource {
    private final Homes homes;
    private final Claims claims;

    SetupResource(Homes homes, Claims claims) {
        this.homes = homes;
        this.claims = claims;
    }

    /** Whether the home has an owner, and what to call it on the screen that lets people in. */
    @GET
    @PermitAll
    @Operation(operationId = "getSetup")
    public SetupView find() {
        return new SetupView(claims.isClaimed(), homes.find().name());
    }

    /** The home as everybody may see it. */
    public record SetupView(
            @Schema(required = true) boolean claimed,
            @Schema(required = true) String homeName) {}
}
