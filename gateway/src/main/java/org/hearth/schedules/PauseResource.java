package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.devices.Groups;
import org.hearth.devices.Guard;
import org.hearth.identity.Account;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Pauses over HTTP. A pause of the whole home is for whoever may switch all of it. */
@Path("/api/v1/pauses")
public class PauseResource {
    private static final int MAX_KEPT = 100;

    private final Pauses pauses;
    private final Schedules schedules;
    private final Groups groups;
    private final Deeds deeds;
    private final Sites sites;
    private final Guard guard;
    private final Rights rights;
    private final Callers callers;
    private final InstantSource clock;

    PauseResource(
            Pauses pauses,
            Schedules schedules,
            Groups groups,
            Deeds deeds,
            Sites sites,
            Guard guard,
            Rights rights,
            Callers callers,
            InstantSource clock) {
        this.pauses = pauses;
        this.schedules = schedules;
        this.groups = groups;
        this.deeds = deeds;
        this.sites = sites;
        this.guard = guard;
        this.rights = rights;
        this.callers = callers;
        this.clock = clock;
    }

    /** Those that hold now, of what the caller sees; a pause of the whole home is seen by everybody who sees schedules. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listPauses")
    public List<PauseView> list() {
        Reach reach = guard.reach();
        return pauses.list().stream()
                .filter(pause -> pause.scope() instanceof Pause.Scope.Home || reach.seesAll(devices(pause.scope())))
                .map(pause -> PauseView.of(pause, name(pause)))
                .toList();
    }

    /** Begins a pause. */
    @POST
    @RolesAllowed({"OWNER", "MEMBER"})
    @ResponseStatus(201)
    @Operation(operationId = "addPause")
    @APIResponse(
            responseCode = "201",
            description = "begun",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PauseView.class)))
    public PauseView add(@Nullable PauseRequest request) {
        Pause.Scope scope = Problem.body(request).scope();
        require(scope);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = Problem.body(request).until(now, sites.home());
        Pause pause = new Pause(
                UUID.randomUUID(),
                scope,
                now,
                until,
                keep(Problem.body(request)),
                callers.current().accountId());
        return PauseView.of(pauses.add(pause, callers.current().cause()), name(pause));
    }

    private @Nullable String name(Pause pause) {
        return rights.list().stream()
                .map(Rights.Person::account)
                .filter(account -> account.id().equals(pause.createdBy()))
                .map(Account::name)
                .findFirst()
                .orElse(null);
    }

    /** Ends a pause now. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "endPause")
    public void end(UUID id) {
        Pause pause = pauses.require(id);
        if (!(pause.scope() instanceof Pause.Scope.Home) && !guard.reach().seesAll(devices(pause.scope())))
            throw new Problem.NotFound("pause", id.toString()).thrown();
        require(pause.scope());
        pauses.end(id, callers.current().cause());
    }

    private Set<String> devices(Pause.Scope scope) {
        return switch (scope) {
            case Pause.Scope.One one ->
                deeds.devices(schedules.require(one.schedule()).deed());
            case Pause.Scope.OfGroup of -> groups.require(of.group()).devices();
            case Pause.Scope.Home home -> Set.of();
        };
    }

    private void require(Pause.Scope scope) {
        Reach reach = guard.reach();
        switch (scope) {
            case Pause.Scope.One one ->
                reach.require(
                        Level.OPERATE,
                        devices(scope),
                        "schedule",
                        one.schedule().toString());
            case Pause.Scope.OfGroup of ->
                reach.require(Level.OPERATE, devices(scope), "group", of.group().toString());
            case Pause.Scope.Home home -> {
                if (!reach.operatesAll())
                    throw new Problem.Forbidden(
                                    "only-some-devices",
                                    "Only somebody who may switch every device can pause the whole home.")
                            .thrown();
            }
        }
    }

    private Set<UUID> keep(PauseRequest request) {
        List<UUID> asked = request.keep == null ? List.of() : request.keep;
        if (asked.size() > MAX_KEPT) throw Problem.invalid("keep", "are too many", "up to " + MAX_KEPT);
        Set<UUID> keep = new HashSet<>();
        for (UUID id : asked)
            keep.add(schedules.require(Objects.requireNonNull(id)).id());
        return keep;
    }

    /** A pause as the browser asks for it. */
    public record PauseRequest(
            @Schema(description = "only this one") @Nullable UUID schedule,

            @Schema(description = "only what is for this group; neither: the whole home") @Nullable
            UUID group,

            @Schema(description = "the day at whose beginning it is over, 2027-08-15; absent: until somebody ends it")
            @Nullable
            String until,

            @Schema(description = "schedules that go on meanwhile") @Nullable
            List<UUID> keep) {

        private Pause.Scope scope() {
            if (schedule != null && group != null)
                throw Problem.invalid("group", "is one scope of two", "schedule, group, or neither");
            if (schedule != null) return new Pause.Scope.One(schedule);
            return group == null ? new Pause.Scope.Home() : new Pause.Scope.OfGroup(group);
        }

        private @Nullable Instant until(Instant now, Site home) {
            if (until == null) return null;
            Instant end =
                    WallTime.date("until", until).atStartOfDay(home.zone()).toInstant();
            if (!end.isAfter(now)) throw Problem.invalid("until", "is not to come", "tomorrow or later");
            return end;
        }
    }

    /** A pause as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PauseView(
            @Schema(required = true) UUID id,
            @Schema(required = true) PauseScope scope,
            @Nullable UUID schedule,
            @Nullable UUID group,
            @Schema(required = true) Instant from,
            @Nullable Instant until,
            @Schema(required = true) List<UUID> keep,

            @Schema(description = "who began it, if still of the home") @Nullable
            String byName) {

        static PauseView of(Pause pause, @Nullable String byName) {
            return new PauseView(
                    pause.id(),
                    PauseScope.of(pause.scope()),
                    pause.scope() instanceof Pause.Scope.One one ? one.schedule() : null,
                    pause.scope() instanceof Pause.Scope.OfGroup of ? of.group() : null,
                    pause.from(),
                    pause.until(),
                    pause.keep().stream().sorted().toList(),
                    byName);
        }
    }
}
