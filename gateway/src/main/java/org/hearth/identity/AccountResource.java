package org.hearth.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** One's own account over HTTP. */
@Path("/api/v1/account")
public class AccountResource {
    private final Accounts accounts;
    private final OwnPassword ownPassword;
    private final PasswordChanges passwords;
    private final Callers callers;
    private final Door door;

    AccountResource(Accounts accounts, OwnPassword ownPassword, PasswordChanges passwords, Callers callers, Door door) {
        this.accounts = accounts;
        this.ownPassword = ownPassword;
        this.passwords = passwords;
        this.callers = callers;
        this.door = door;
    }

    /** Who is signed in. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getAccount")
    public AccountView find() {
        return AccountView.of(accounts.findRow(callers.current().accountId()));
    }

    /** Changes one's name, language and time format; what is absent is as the browser has it. */
    @PUT
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "changeAccount")
    public AccountView change(@Nullable AccountRequest request) {
        AccountRequest sent = Problem.body(request);
        return AccountView.of(accounts.change(
                callers.current(),
                AccountName.of(Problem.required("name", sent.name, "text")),
                sent.language,
                Objects.requireNonNullElse(sent.timeFormat, TimeFormat.AUTO)));
    }

    /** Changes one's password. This browser stays signed in; all others are out. */
    @PUT
    @Path("/password")
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "changePassword")
    public SessionResource.SessionView changePassword(
            @Nullable PasswordRequest request, @Context HttpServerRequest http) {
        PasswordRequest sent = Problem.body(request);
        Grant grant = passwords.change(
                callers.current(),
                Problem.required("oldPassword", sent.oldPassword, "text"),
                Problem.required("password", sent.password, "text"),
                Door.visit(http));
        return door.letIn(grant, http);
    }

    /** Deletes one's account, with the password. Nothing of the person stays but the name in the journal. */
    @DELETE
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "deleteAccount")
    public void delete(@Nullable DeletionRequest request, @Context HttpServerRequest http) {
        DeletionRequest sent = Problem.body(request);
        ownPassword.require(sent.password);
        accounts.leave(callers.current());
        door.forget(http);
    }

    /** What a person may change of themselves. */
    public record AccountRequest(
            @Schema(required = true) @Nullable String name,
            @Nullable Language language,
            @Nullable TimeFormat timeFormat) {}

    /** The password of now, and the one that is wanted. */
    public record PasswordRequest(
            @Schema(required = true) @Nullable String oldPassword,
            @Schema(required = true) @Nullable String password) {}

    /** The password, so that nobody else deletes the account at an open page. */
    public record DeletionRequest(
            @Schema(required = true) @Nullable String password) {}

    /** An account as its owner reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccountView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Schema(required = true) Role role,

            @Schema(description = "absent: as the browser is set") @Nullable
            Language language,

            TimeFormat timeFormat,

            @Schema(description = "names the content of the picture; absent: there is none") @Nullable
            String picture) {

        static AccountView of(AccountRow row) {
            return of(row.account(), row.profile());
        }

        static AccountView of(Account account, Profile profile) {
            return new AccountView(
                    account.id(),
                    account.name(),
                    account.role(),
                    profile.language(),
                    profile.timeFormat(),
                    profile.picture());
        }
    }
}
