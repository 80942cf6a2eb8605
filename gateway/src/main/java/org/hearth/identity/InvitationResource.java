package org.hearth.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Invitations over HTTP: an owner makes them, and whoever has the secret of one joins. */
@Path("/api/v1/invitations")
public class InvitationResource {
    private static final int DEFAULT_HOURS = 48;

    private final Invitations invitations;
    private final Callers callers;
    private final Door door;

    InvitationResource(Invitations invitations, Callers callers, Door door) {
        this.invitations = invitations;
        this.callers = callers;
        this.door = door;
    }

    /** Makes an invitation. Its secret is told this once. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            description = "made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewInvitationView.class)))
    @Operation(operationId = "addInvitation")
    public NewInvitationView add(@Nullable InvitationRequest request) {
        InvitationRequest sent = Problem.body(request);
        Invitations.Opened opened = invitations.add(
                Problem.required("role", sent.role, "OWNER, MEMBER or GUEST"),
                sent.label == null || sent.label.isBlank() ? null : PlainText.name("label", sent.label),
                lifetime(sent.hours),
                callers.current());
        return new NewInvitationView(
                InvitationView.of(opened.invitation()), opened.secret().text());
    }

    /** Those that are open, the newest first. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listInvitations")
    public List<InvitationView> list() {
        return invitations.list().stream().map(InvitationView::of).toList();
    }

    /** Takes an invitation back. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "withdrawInvitation")
    public void withdraw(UUID id) {
        invitations.withdraw(id, callers.current());
    }

    /** What a secret would open. One that is past its time and one that never was answer alike. */
    @POST
    @Path("/look")
    @PermitAll
    @Operation(operationId = "lookAtInvitation")
    public OfferView look(@Nullable SecretRequest request, @Context HttpServerRequest http) {
        String secret = Problem.required("secret", Problem.body(request).secret, "text");
        return OfferView.of(invitations.look(secret, Source.of(http)));
    }

    /** Makes the account and signs the person in; the invitation is used up. */
    @POST
    @Path("/accept")
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            description = "joined",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionResource.SessionView.class)))
    @Operation(operationId = "acceptInvitation")
    public SessionResource.SessionView accept(@Nullable AcceptRequest request, @Context HttpServerRequest http) {
        AcceptRequest sent = Problem.body(request);
        Grant grant = invitations.accept(
                Problem.required("secret", sent.secret, "text"),
                Problem.required("name", sent.name, "text"),
                Problem.required("password", sent.password, "text"),
                Door.visit(http));
        return door.letIn(grant, http);
    }

    private static Duration lifetime(@Nullable Integer hours) {
        Duration lifetime = Duration.ofHours(hours == null ? DEFAULT_HOURS : hours);
        if (lifetime.compareTo(Invitations.SHORTEST) < 0 || lifetime.compareTo(Invitations.LONGEST) > 0)
            throw Problem.invalid(
                    "hours",
                    "is out of range",
                    Invitations.SHORTEST.toHours() + " to " + Invitations.LONGEST.toHours());
        return lifetime;
    }

    /** Whom an owner wants to invite, and until when. */
    public record InvitationRequest(
            @Schema(required = true) @Nullable Role role,

            @Schema(description = "for whom, as a note") @Nullable
            String label,

            @Schema(description = "how long it is good", minimum = "1", maximum = "168", defaultValue = "48") @Nullable
            Integer hours) {}

    /** The secret of a link. */
    public record SecretRequest(
            @Schema(required = true) @Nullable String secret) {}

    /** The secret of a link, and who comes with it. */
    public record AcceptRequest(
            @Schema(required = true) @Nullable String secret,
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable String password) {}

    /** An invitation just made; the link is the page {@code /join} with the secret behind a {@code #}. */
    public record NewInvitationView(
            @Schema(required = true) InvitationView invitation,
            @Schema(required = true) String secret) {}

    /** An invitation as an owner reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InvitationView(
            @Schema(required = true) UUID id,
            @Schema(required = true) Role role,
            @Nullable String label,
            @Schema(required = true) String invitedBy,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant expiresAt) {

        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id(),
                    invitation.role(),
                    invitation.label(),
                    invitation.invitedBy(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    /** An invitation as whoever is invited reads it. What the home is called, the set-up tells. */
    public record OfferView(
            @Schema(required = true) Role role,
            @Schema(required = true) String invitedBy,
            @Schema(required = true) Instant expiresAt) {

        static OfferView of(Invitation invitation) {
            return new OfferView(invitation.role(), invitation.invitedBy(), invitation.expiresAt());
        }
    }
}
