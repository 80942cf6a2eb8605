package org.hearth.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
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
    private final InstantSource clock;

    AccountSessionResource(Sessions sessions, Callers callers, InstantSource clock) {
        this.sessions = sessions;
        this.callers = callers;
        this.clock = clock;
    }

    /** One's sessions, the one used last first. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listSessions")
    public List<OwnSessionView> list() {
        Caller caller = callers.current();
        return sessions.listStanding(caller.accountId()).stream()
                .map(row -> OwnSessionView.of(row, caller, clock.instant()))
                .sorted(Comparator.comparing(OwnSessionView::lastUsedAt)
                        .thenComparing(OwnSessionView::createdAt)
                        .reversed())
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

            @Schema(required = true, description = "to within ten minutes and the life of an access token")
            Instant lastUsedAt,

            @Schema(required = true, description = "true: of the browser that asks")
            boolean current) {

        /** The one that asks is in use: when it was renewed is nobody's to know, not even to whoever has its token. */
        static OwnSessionView of(SessionRow row, Caller caller, Instant now) {
            BrowserName name = BrowserName.of(row.browser);
            boolean current = row.id.equals(caller.sessionId());
            Instant used = LastUse.told(current ? now : row.lastUsedAt);
            return new OwnSessionView(
                    row.id,
                    name.program(),
                    name.system(),
                    row.createdAt,
                    used.isBefore(row.createdAt) ? row.createdAt : used,
                    current);
        }
    }
}
