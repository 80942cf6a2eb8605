package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What the household says of a device, over HTTP. */
@Path("/api/v1/devices")
public class LabelResource {
    private final Labels labels;
    private final Guard guard;
    private final Callers callers;

    LabelResource(Labels labels, Guard guard, Callers callers) {
        this.labels = labels;
        this.guard = guard;
        this.callers = callers;
    }

    /** Changes name, icon, room or notes of a device; the live stream tells it to everybody. */
    @PATCH
    @Path("{device}")
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "changeDevice")
    public void change(String device, @Nullable LabelRequest sent) {
        guard.require(Level.MANAGE, device);
        LabelRequest request = Problem.body(sent);
        labels.relabel(device, request.change(), callers.current().cause());
    }

    /**
     * What is to be different; what is left out stays as it is.
     *
     * @param roomId null takes the device out of its room, which is why it is read as JSON: left out it means something else
     */
    public record LabelRequest(
            @Nullable String name,
            @Nullable String icon,

            @Schema(implementation = UUID.class, nullable = true, description = "null: in no room") @Nullable
            JsonNode roomId,

            @Nullable String notes) {
        LabelChange change() {
            return new LabelChange(name, icon, place(), notes);
        }

        private LabelChange.@Nullable Place place() {
            if (roomId == null) return null;
            if (roomId.isNull()) return new LabelChange.Place(null);
            try {
                return new LabelChange.Place(UUID.fromString(roomId.asText()));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("roomId", "is no id of a room", "the id of a room, or null");
            }
        }
    }
}
