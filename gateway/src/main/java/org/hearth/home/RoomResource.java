package org.hearth.home;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.home.HomeResource.RoomView;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.identity.Rights;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Rooms over HTTP. */
@Path("/api/v1/rooms")
public class RoomResource {
    private final Rooms rooms;
    private final Homes homes;
    private final SeenRooms seen;
    private final Rights rights;
    private final Callers callers;

    RoomResource(Rooms rooms, Homes homes, SeenRooms seen, Rights rights, Callers callers) {
        this.rooms = rooms;
        this.homes = homes;
        this.seen = seen;
        this.rights = rights;
        this.callers = callers;
    }

    /** Rooms in the household's order; a guest is told of those with a device to be seen. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listRooms")
    public List<RoomView> list() {
        Caller caller = callers.current();
        return seen.of(homes.find(), rights.of(caller), caller.role()).rooms().stream()
                .map(RoomView::of)
                .toList();
    }

    /** Adds a room behind the others. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(operationId = "addRoom")
    @APIResponse(
            responseCode = "201",
            description = "added",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RoomView.class)))
    public RoomView add(@Nullable RoomRequest sent) {
        RoomRequest request = Problem.body(sent);
        if (request.name() == null) throw Problem.invalid("name", "is missing", "a name");
        return RoomView.of(rooms.add(request.name(), callers.current().cause()));
    }

    /** Gives a room another name, another place in the order, or both. */
    @PATCH
    @Path("{room}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changeRoom")
    public RoomView change(UUID room, @Nullable RoomChangeRequest sent) {
        RoomChangeRequest request = Problem.body(sent);
        return RoomView.of(rooms.change(
                room, request.name(), request.position(), callers.current().cause()));
    }

    /** Takes a room away; its devices have none then. */
    @DELETE
    @Path("{room}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "removeRoom")
    public void remove(UUID room) {
        rooms.remove(room, callers.current().cause());
    }

    /** A new room. */
    public record RoomRequest(
            @Schema(required = true) @Nullable String name) {}

    /**
     * What is to be different; what is left out stays as it is.
     *
     * @param position in the order of rooms, from 0
     */
    public record RoomChangeRequest(
            @Nullable String name, @Nullable Integer position) {}
}
