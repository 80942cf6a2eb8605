package org.hearth.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Coming in, staying in and going out over HTTP. Nobody is signed in yet here, or not any more, so all of it is open. */
@Path("/api/v1/sessions")
public class SessionResource {
    private final SignIns signIns;
    private final Sessions sessions;
    private final Callers callers;
    private final Door door;

    SessionResource(SignIns signIns, Sessions sessions, Callers callers, Door door) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.callers = callers;
        this.door = door;
    }

    /** Opens a session for a name and its password. */
    @POST
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            description = "signed in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionView.class)))
    @Operation(operationId = "signIn")
    public SessionView signIn(@Nullable SignInRequest request, @Context HttpServerRequest http) {
        SignInRequest sent = Problem.body(request);
        Visit visit = Door.visit(http);
        Recognised person = signIns.recognise(
                Problem.required("name", sent.name, "text"),
                Problem.required("password", sent.password, "text"),
                visit);
        return door.letIn(sessions.openFor(person, visit), http);
    }

    /** Gives a new access token for the refresh token in the cookie, and the cookie's next value. */
    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(operationId = "refreshSession")
    public SessionView refresh(
            @Parameter(required = true) @HeaderParam("X-Hearth") @Nullable String ownPage,
            @Context HttpServerRequest http) {
        Door.requireOwnPage(ownPage);
        RefreshToken token = door.presented(http)
                .orElseThrow(() -> new Problem.Unauthenticated("not-signed-in", "Sign in first.").thrown());
        return door.letIn(sessions.refresh(token), http);
    }

    /**
     * Ends the session of the cookie, or without one that of the access token. It is over when this is answered, whatever the
     * state it was found in.
     */
    @DELETE
    @Path("/current")
    @PermitAll
    @Operation(operationId = "signOut")
    public void signOut(
            @Parameter(required = true) @HeaderParam("X-Hearth") @Nullable String ownPage,
            @Context HttpServerRequest http) {
        Door.requireOwnPage(ownPage);
        boolean found = door.presented(http).map(sessions::signOut).orElse(false);
        if (!found) callers.find().ifPresent(caller -> sessions.signOut(caller.sessionId()));
        door.letOut(http);
    }

    /** Name and password as they were typed. */
    public record SignInRequest(
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable String password) {}

    /** What a browser gets that was let in; the refresh token is in the cookie beside it. */
    public record SessionView(
            @Schema(required = true) String accessToken,
            @Schema(required = true) long expiresInSeconds,
            @Schema(required = true) AccountResource.AccountView account) {

        static SessionView of(Grant grant, AccessToken token) {
            return new SessionView(
                    token.text(),
                    token.lifetime().toSeconds(),
                    AccountResource.AccountView.of(grant.caller().account(), grant.profile()));
        }
    }
}
