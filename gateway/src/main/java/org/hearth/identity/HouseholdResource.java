package org.hearth.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The people of the home over HTTP, for its owners; pictures are for everybody who is signed in. */
@Path("/api/v1/accounts")
public class HouseholdResource {
    private final Accounts accounts;
    private final Roles roles;
    private final Pictures pictures;
    private final Callers callers;
    private final InstantSource clock;

    HouseholdResource(Accounts accounts, Roles roles, Pictures pictures, Callers callers, InstantSource clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.pictures = pictures;
        this.callers = callers;
        this.clock = clock;
    }

    /** Everybody who has an account, the first first. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listAccounts")
    public List<ResidentView> list() {
        UUID self = callers.current().accountId();
        return accounts.list().stream()
                .map(resident -> ResidentView.of(
                        resident, self.equals(resident.account().id()) ? clock.instant() : resident.seenAt()))
                .toList();
    }

    /** Makes somebody something else here; it counts from the next request on. The last owner stays one. */
    @PUT
    @Path("/{id}/role")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changeRole")
    public void changeRole(UUID id, @Nullable RoleRequest request) {
        Role role = Problem.required("role", Problem.body(request).role, "OWNER, MEMBER or GUEST");
        roles.change(id, role, callers.current());
    }

    /** Removes somebody else; the person is out when this is answered, and their schedules stop. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "removeAccount")
    public void remove(UUID id) {
        accounts.remove(id, callers.current());
    }

    /** The picture of somebody of the household. */
    @GET
    @Path("/{id}/picture")
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getPictureOf")
    @APIResponse(
            responseCode = "200",
            description = "the picture",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response findOf(UUID id) {
        return PictureResource.shown(pictures.find(id));
    }

    /** What somebody is to be. */
    public record RoleRequest(
            @Schema(required = true) @Nullable Role role) {}

    /** Somebody of the household as an owner reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResidentView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Schema(required = true) Role role,

            @Schema(description = "names the content of the picture; absent: there is none") @Nullable
            String picture,

            @Schema(required = true) Instant createdAt,

            @Schema(
                    description =
                            "to within ten minutes and the life of an access token; absent: not for longer than sessions are kept")
            @Nullable
            Instant lastSeenAt) {

        static ResidentView of(Resident resident, @Nullable Instant seenAt) {
            Account account = resident.account();
            return new ResidentView(
                    account.id(),
                    account.name(),
                    account.role(),
                    resident.profile().picture(),
                    resident.since(),
                    seenAt == null ? null : LastUse.told(seenAt));
        }
    }
}
