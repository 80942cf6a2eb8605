package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The journal over HTTP. */
@Path("/api/v1/journal")
public class JournalResource {
    private static final int MAX_LIMIT = 200;

    private final Journal journal;
    private final Readership readership;

    JournalResource(Journal journal, Readership readership) {
        this.journal = journal;
        this.readership = readership;
    }

    /** Entries that the caller may read, newest first; {@code nextBefore} asks for the page after this one. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listJournal")
    public JournalPage list(
            @QueryParam("device") @Nullable String device,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) throw Problem.invalid("limit", "is out of range", "1 to " + MAX_LIMIT);
        long below = before == null ? Long.MAX_VALUE : before;
        List<JournalEntryView> entries = journal.list(device, below, limit, readership.reader()).stream()
                .map(JournalEntryView::of)
                .toList();
        return new JournalPage(
                entries, entries.size() < limit ? null : entries.getLast().id());
    }

    /** One page of the journal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JournalPage(
            @Schema(required = true) List<JournalEntryView> entries,
            @Nullable Long nextBefore) {}

    /** One entry of the journal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JournalEntryView(
            @Schema(required = true) long id,
            @Schema(required = true) Instant at,
            @Schema(required = true) JournalVerb verb,
            @Schema(required = true) CauseView cause,
            @Nullable String device,
            @Nullable String deviceName,
            @Nullable String capability,

            @Nullable JsonNode value,

            @Nullable String detail) {

        static JournalEntryView of(Journal.Numbered numbered) {
            JournalEntry entry = numbered.entry();
            return new JournalEntryView(
                    numbered.id(),
                    entry.at(),
                    entry.verb(),
                    CauseView.of(entry.cause()),
                    entry.device(),
                    entry.deviceName(),
                    entry.capability(),
                    entry.value(),
                    entry.detail());
        }
    }
}
