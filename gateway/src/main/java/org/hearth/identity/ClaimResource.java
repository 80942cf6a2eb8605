package org.hearth.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The claim over HTTP. */
@Path("/api/v1/setup/claim")
public class ClaimResource {
    private final Claims claims;
    private final Door door;

    ClaimResource(Claims claims, Door door) {
        this.claims = claims;
        this.door = door;
    }

    /** Makes the first owner and signs the person in. */
    @POST
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            description = "claimed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionResource.SessionView.class)))
    @Operation(operationId = "claimHome")
    public SessionResource.SessionView claim(@Nullable ClaimRequest request, @Context HttpServerRequest http) {
        Claims.Wish wish = ClaimRequest.checked(request);
        return door.letIn(claims.claim(wish, Door.visit(http)), http);
    }

    /** What somebody sends who wants to be the first owner. */
    public record ClaimRequest(
            @Schema(required = true) @Nullable String code,
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable String password,
            @Nullable String homeName,

            @Schema(description = "IANA time zone") @Nullable
            String zone) {

        static Claims.Wish checked(@Nullable ClaimRequest request) {
            ClaimRequest sent = Problem.body(request);
            return new Claims.Wish(
                    Problem.required("code", sent.code, "text"),
                    Problem.required("name", sent.name, "text"),
                    Problem.required("password", sent.password, "text"),
                    sent.homeName,
                    sent.zone);
        }
    }
}
