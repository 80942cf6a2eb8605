package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.problems.LongAnswer;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The journal over HTTP. */
@Path("/api/v1/journal")
public class JournalResource {
    private static final int MAX_LIMIT = 200;
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final JournalTable table;
    private final JournalExport exports;
    private final Readership readership;
    private final InstantSource clock;

    JournalResource(JournalTable table, JournalExport exports, Readership readership, InstantSource clock) {
        this.table = table;
        this.exports = exports;
        this.readership = readership;
        this.clock = clock;
    }

    /** Entries, newest first; {@code nextBefore} asks for the page after this one. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listJournal")
    public JournalPage list(
            @BeanParam JournalFilterResource filter,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) throw Problem.invalid("limit", "is out of range", "1 to " + MAX_LIMIT);
        JournalQuery query = filter.query(readership.reader());
        List<JournalEntryView> entries = table.list(query, before == null ? Long.MAX_VALUE : before, limit).stream()
                .map(JournalEntryView::of)
                .toList();
        return new JournalPage(
                entries, entries.size() < limit ? null : entries.getLast().id());
    }

    /** Everybody who caused an entry, also those who are no longer here. */
    @GET
    @Path("/persons")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listJournalPersons")
    public List<JournalPersonView> persons() {
        return table.persons(readership.reader()).stream()
                .map(person -> new JournalPersonView(person.accountId(), person.name()))
                .toList();
    }

    /** All entries that are asked for, oldest first, with their places on the chain. */
    @GET
    @Path("/export")
    @RolesAllowed("OWNER")
    @Produces({NDJSON, CSV})
    @Operation(operationId = "exportJournal")
    @APIResponse(
            responseCode = "200",
            description = "one entry a line; csv has a line of headings",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    public Response export(
            @BeanParam JournalFilterResource filter,
            @Schema(description = "ndjson or csv; without it the Accept header decides") @QueryParam("format") @Nullable
                    String format,
            @Context HttpHeaders headers,
            @Context RoutingContext routing) {
        ExportForm form = form(format, headers);
        JournalExport.Export export =
                exports.begin(filter.query(JournalQuery.OWNER), form, readership.stillEverything());
        // The answer of a reader who has gone meanwhile is never written, but ends as well.
        routing.addEndHandler(over -> export.close());
        if (routing.response().closed()) export.close();
        StreamingOutput written = LongAnswer.of(routing, to -> {
            try (export) {
                export.writeTo(to);
            }
        });
        String name = "hearth-journal-" + clock.instant().toString().substring(0, 10) + "." + form.suffix();
        return Response.ok(written)
                .type(form.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static ExportForm form(@Nullable String format, HttpHeaders headers) {
        if (format != null)
            return ExportForm.named(format)
                    .orElseThrow(() -> Problem.invalid("format", "is not known", "ndjson or csv"));
        for (MediaType wanted : headers.getAcceptableMediaTypes()) {
            if (wanted.isCompatible(MediaType.valueOf(NDJSON))) return ExportForm.NDJSON;
            if (wanted.isCompatible(MediaType.valueOf(CSV))) return ExportForm.CSV;
        }
        return ExportForm.NDJSON;
    }

    /** One page of the journal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JournalPage(
            @Schema(required = true) List<JournalEntryView> entries,
            @Nullable Long nextBefore) {}

    /** Somebody who caused an entry, under the name that the newest of them tells. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JournalPersonView(
            @Schema(required = true) UUID accountId,
            @Nullable String name) {}

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

        static JournalEntryView of(JournalTable.Numbered numbered) {
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
