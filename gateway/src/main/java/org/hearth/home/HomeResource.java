package org.hearth.home;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.identity.Rights;

/** The home over HTTP. */
@Path("/api/v1/home")
public class HomeResource {
    private final Homes homes;
    private final SeenRooms rooms;
    private final Rights rights;
    private final Callers callers;
    private final InstantSource clock;

    HomeResource(Homes homes, SeenRooms rooms, Rights rights, Callers callers, InstantSource clock) {
        this.homes = homes;
        this.rooms = rooms;
        this.rights = rights;
        this.callers = callers;
        this.clock = clock;
    }

    /** Name, zone and rooms, and what the gateway's clock says. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getHome")
    public HomeView find() {
        return HomeView.of(rooms.of(homes.find(), rights.of(callers.current())), clock.instant());
    }

    /** The home as the browser reads it. */
    public record HomeView(
            @Schema(required = true) String name,
            @Schema(required = true) String zone,
            @Schema(required = true) List<RoomView> rooms,
            @Schema(required = true) Instant now) {

        /** The view of a home at a moment. */
        public static HomeView of(Home home, Instant now) {
            return new HomeView(
                    home.name(),
                    home.zone().getId(),
                    home.rooms().stream().map(RoomView::of).toList(),
                    now);
        }
    }

    /** A room as the browser reads it. */
    public record RoomView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name) {

        /** The view of a room. */
        public static RoomView of(Room room) {
            return new RoomView(room.id(), room.name());
        }
    }
}
