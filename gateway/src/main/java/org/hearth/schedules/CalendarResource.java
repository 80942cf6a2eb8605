package org.hearth.schedules;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What is planned, for calendar programs, over HTTP. */
@Path("/api/v1")
public class CalendarResource {
    private final CalendarLinks links;
    private final Calendars calendars;
    private final Callers callers;

    CalendarResource(CalendarLinks links, Calendars calendars, Callers callers) {
        this.links = links;
        this.calendars = calendars;
        this.callers = callers;
    }

    /** The caller's links. */
    @GET
    @Path("calendar-links")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listCalendarLinks")
    public List<CalendarLinkView> list() {
        return links.list(callers.current().accountId()).stream()
                .map(CalendarLinkView::of)
                .toList();
    }

    /** Makes a link. Its address is told this once. */
    @POST
    @Path("calendar-links")
    @RolesAllowed({"OWNER", "MEMBER"})
    @ResponseStatus(201)
    @Operation(operationId = "addCalendarLink")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MadeLinkView.class)))
    public MadeLinkView add(@Nullable CalendarLinkRequest request) {
        String label = WallTime.require("label", Problem.body(request).label(), "for which program or person it is");
        Caller caller = callers.current();
        CalendarLinks.Made made = links.add(label, caller.accountId(), caller.cause());
        return new MadeLinkView(CalendarLinkView.of(made.link()), "/api/v1/calendars/" + made.secret() + ".ics");
    }

    /** Ends a link. */
    @DELETE
    @Path("calendar-links/{id}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "removeCalendarLink")
    public void remove(UUID id) {
        Caller caller = callers.current();
        links.remove(id, caller.accountId(), caller.cause());
    }

    /** The calendar of the coming four weeks behind a link: the secret in the address is the right. */
    @GET
    @Path("calendars/{secret}.ics")
    @PermitAll
    @Produces(ICalendar.TYPE)
    @Operation(operationId = "getCalendar")
    public String find(String secret) {
        return calendars.find(secret).orElseThrow(() -> new Problem.NotFound("calendar", "of this address").thrown());
    }

    /** What the browser asks for. */
    public record CalendarLinkRequest(
            @Schema(required = true) @Nullable String label) {}

    /** A link as the browser reads it. */
    public record CalendarLinkView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String label,
            @Schema(required = true) Instant createdAt) {

        static CalendarLinkView of(CalendarLinks.CalendarLink link) {
            return new CalendarLinkView(link.id(), link.label(), link.createdAt());
        }
    }

    /** A new link with its address. */
    public record MadeLinkView(
            @Schema(required = true) CalendarLinkView link,

            @Schema(required = true, description = "at this home's own name; told this once")
            String path) {}
}
