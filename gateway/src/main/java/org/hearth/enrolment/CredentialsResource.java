package org.hearth.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Callers;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A device's secret, changed without a gap, over HTTP. */
@Path("/api/v1/devices/{device}/credentials")
public class CredentialsResource {
    private final Credentials credentials;
    private final Callers callers;

    CredentialsResource(Credentials credentials, Callers callers) {
        this.credentials = credentials;
        this.callers = callers;
    }

    /** Wants a new secret; one that is under way already goes on. A device that is away takes it when it is back, within a day. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(202)
    @Operation(operationId = "renewCredentials")
    @APIResponse(
            responseCode = "202",
            description = "under way",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CredentialsView.class)))
    public CredentialsView renew(String device) {
        return CredentialsView.of(credentials.request(device, callers.current().cause()));
    }

    /** How far the newest change is. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "getCredentials")
    @APIResponse(
            responseCode = "200",
            description = "the newest change",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CredentialsView.class)))
    @APIResponse(responseCode = "204", description = "the secret was never changed")
    public @Nullable CredentialsView find(String device) {
        return credentials.find(device).map(CredentialsView::of).orElse(null);
    }

    /** A change of a secret as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CredentialsView(
            @Schema(required = true) CredentialChange.State state,
            @Schema(required = true) long secretRevision,
            @Schema(required = true) Instant requestedAt,
            @Nullable Instant endedAt,

            @Schema(description = "not-kept or enrolled-anew") @Nullable
            String reason) {

        static CredentialsView of(CredentialChange change) {
            return new CredentialsView(
                    change.state(), change.revision(), change.requestedAt(), change.endedAt(), change.reason());
        }
    }
}
