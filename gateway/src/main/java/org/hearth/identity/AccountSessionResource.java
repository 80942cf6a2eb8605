package org.hearth.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The browsers in which one is signed in, over HTTP. */
@Path("/api/v1/account/sessions")
public class AccountSessionResource {
    private final Sessions sessions;
    private final Callers callers;

    AccountSessionResource(Sessions sessions, Callers callers) {
        this.sessions = sessions;
        this.callers = callers;
    }

    /** One's sessions, the one used last first. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listSessions")
    public List<OwnSessionView> list() {
        Caller caller = callers.current();
        return sessions.listStanding(caller.accountId()).stream()
                .map(row -> OwnSessionView.of(row, caller))
                .toList();
    }

    /** Signs one of one's browsers out; it is out when this is answered. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "endSession")
    public void end(UUID id) {
        sessions.signOut(callers.current(), id);
    }

    /** Signs all of one's browsers out but this one. */
    @DELETE
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "endOtherSessions")
    public void endOthers() {
        sessions.signOutOthers(callers.current());
    }

    /** A session as its person reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OwnSessionView(
            @Schema(required = true) UUID id,

            @Schema(description = "such as Firefox; absent: not known") @Nullable
            String browser,

            @Schema(description = "such as Android; absent: not known") @Nullable
            String system,

            @Schema(required = true) Instant createdAt,

            @Schema(required = true, description = "to within the life of an access token")
            Instant lastUsedAt,

            @Schema(required = true, description = "true: of the browser that asks")
            boolean current) {

        static OwnSessionView of(SessionRow row, Caller caller) {
            BrowserName name = BrowserName.of(row.browser);
            return new OwnSessionView(
                    row.id,
                    name.program(),
                    name.system(),
                    row.createdAt,
                    row.lastUsedAt,
                    row.id.equals(caller.sessionId()));
        }
    }
}
