package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The chain over the journal, over HTTP. */
@Path("/api/v1/journal/seal")
public class SealResource {
    private final Seals seals;

    SealResource(Seals seals) {
        this.seals = seals;
    }

    /** How far the chain is, and what the last check of it found. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getJournalSeal")
    public SealView find() {
        return SealView.of(seals.state());
    }

    /** Begins to walk along the whole chain; what is found stands in {@code lastCheck} when {@code checking} is over. */
    @POST
    @Path("/check")
    @ResponseStatus(202)
    @RolesAllowed("OWNER")
    @Operation(operationId = "checkJournal")
    @APIResponse(responseCode = "202", description = "begun")
    public void check() {
        seals.checkSoon();
    }

    /** The chain as a person is told of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SealView(
            @Schema(required = true, description = "entries on the chain")
            long sealed,

            @Schema(required = true, description = "seq:hash of the newest link, to be noted elsewhere")
            String newest,

            @Nullable Instant sealedAt,

            @Schema(required = true, description = "entries that are on no link yet")
            long unsealed,

            @Schema(required = true, description = "they have waited for more than 10 s: nobody seals")
            boolean stuck,

            @Schema(required = true, description = "a check goes on")
            boolean checking,

            @Nullable SealCheck lastCheck) {

        static SealView of(Seals.State state) {
            return new SealView(
                    state.newest().seq(),
                    state.newest().toString(),
                    state.sealedAt(),
                    state.unsealed(),
                    state.stuck(),
                    state.checking(),
                    state.lastCheck());
        }
    }
}
