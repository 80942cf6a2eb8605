package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    /** Walks along the whole chain now. */
    @POST
    @Path("/check")
    @RolesAllowed("OWNER")
    @Operation(operationId = "checkJournal")
    public SealCheck check() {
        return seals.check(Optional.empty());
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

            @Nullable Instant oldestUnsealed,
            @Nullable SealCheck lastCheck) {

        static SealView of(Seals.State state) {
            return new SealView(
                    state.newest().seq(),
                    state.newest().toString(),
                    state.sealedAt(),
                    state.tail().entries(),
                    state.tail().oldest(),
                    state.lastCheck());
        }
    }
}
