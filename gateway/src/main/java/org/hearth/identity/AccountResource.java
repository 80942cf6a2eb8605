package org.hearth.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One's own account over HTTP. */
@Path("/api/v1/account")
public class AccountResource {
    private final Accounts accounts;
    private final Callers callers;

    AccountResource(Accounts accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    /** Who is signed in. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getAccount")
    public AccountView find() {
        return AccountView.of(accounts.find(callers.current().accountId()));
    }

    /** An account as its owner reads it. */
    public record AccountView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Schema(required = true) Role role) {

        static AccountView of(Account account) {
            return new AccountView(account.id(), account.name(), account.role());
        }
    }
}
