package org.hearth.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The home over HTTP. */
@Path("/api/v1/home")
public class HomeResource {
    private final Homes homes;
    private final HomeSight sight;
    private final Callers callers;

    HomeResource(Homes homes, HomeSight sight, Callers callers) {
        this.homes = homes;
        this.sight = sight;
        this.callers = callers;
    }

    /** Name, zone, place and rooms, what the gateway's clock says, and whether it is believed. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getHome")
    public HomeView find() {
        return sight.view(callers.current());
    }

    /** Says where the home is: the sun is computed from it. */
    @PUT
    @Path("position")
    @RolesAllowed("OWNER")
    @Operation(operationId = "placeHome")
    public HomeView place(@Nullable PositionRequest sent) {
        PositionRequest request = Problem.body(sent);
        Position position = new Position(
                Problem.required("latitude", request.latitude(), "-90 to 90"),
                Problem.required("longitude", request.longitude(), "-180 to 180"));
        homes.place(position, callers.current().cause());
        return sight.view(callers.current());
    }

    /** Forgets where the home is. */
    @DELETE
    @Path("position")
    @RolesAllowed("OWNER")
    @Operation(operationId = "forgetPosition")
    public HomeView forget() {
        homes.place(null, callers.current().cause());
        return sight.view(callers.current());
    }

    /** Moves the home to another time zone; schedules that have none of their own are read in it. */
    @PUT
    @Path("zone")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changeZone")
    public HomeView move(@Nullable ZoneRequest sent) {
        String zone = Problem.required("zone", Problem.body(sent).zone(), "an IANA name such as Europe/Athens");
        homes.move(zone, callers.current().cause());
        return sight.view(callers.current());
    }

    /** Where the home is to be, in degrees (WGS 84). */
    public record PositionRequest(
            @Schema(required = true, description = "north is positive") @Nullable
            Double latitude,

            @Schema(required = true, description = "east is positive") @Nullable
            Double longitude) {}

    /** The zone in which its clocks are to be read. */
    public record ZoneRequest(
            @Schema(required = true, description = "IANA name") @Nullable
            String zone) {}

    /** The home as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HomeView(
            @Schema(required = true) String name,
            @Schema(required = true) String zone,
            @Schema(required = true) List<RoomView> rooms,

            @Schema(description = "absent if nobody said where the home is, and for guests") @Nullable
            PositionView position,

            @Schema(required = true) TimeView time,
            @Schema(required = true) Instant now) {

        /** The view of a home at a moment. */
        public static HomeView of(Home home, ClockTrust clock, Instant now) {
            return new HomeView(
                    home.name(),
                    home.zone().getId(),
                    home.rooms().stream().map(RoomView::of).toList(),
                    PositionView.of(home.position()),
                    TimeView.of(home, clock),
                    now);
        }
    }

    /** A place as the browser reads it. */
    public record PositionView(
            @Schema(required = true) double latitude,
            @Schema(required = true) double longitude) {

        private static @Nullable PositionView of(@Nullable Position position) {
            return position == null ? null : new PositionView(position.latitude(), position.longitude());
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
