package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.identity.Reach;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Scenes over HTTP. */
@Path("/api/v1/scenes")
public class SceneResource {
    private final Scenes scenes;
    private final Guard guard;
    private final Callers callers;

    SceneResource(Scenes scenes, Guard guard, Callers callers) {
        this.scenes = scenes;
        this.guard = guard;
        this.callers = callers;
    }

    /** All scenes whose devices the caller sees, by name. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listScenes")
    public List<SceneView> list() {
        Reach reach = guard.reach();
        return scenes.list().stream()
                .filter(scene -> reach.seesAll(scene.devices()))
                .map(SceneView::of)
                .toList();
    }

    /** Adds a scene. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(operationId = "addScene")
    public SceneView add(@Nullable SceneRequest request) {
        return SceneView.of(
                scenes.add(read(UUID.randomUUID(), request), callers.current().cause()));
    }

    /** Changes a scene: its name, its picture and all its states. */
    @PUT
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changeScene")
    public SceneView change(UUID id, @Nullable SceneRequest request) {
        return SceneView.of(scenes.change(read(id, request), callers.current().cause()));
    }

    /** Removes a scene; its devices stay as they are. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "removeScene")
    public void remove(UUID id) {
        scenes.remove(id, callers.current().cause());
    }

    private static Scene read(UUID id, @Nullable SceneRequest sent) {
        SceneRequest request = Problem.body(sent);
        if (request.name() == null) throw Problem.invalid("name", "is missing", "what people call it");
        if (request.states() == null) throw Problem.invalid("states", "are missing", "what parts of devices are to be");
        return new Scene(
                id,
                request.name(),
                request.icon(),
                request.states().stream().map(StateView::wish).toList());
    }

    /** What the browser asks for. */
    public record SceneRequest(
            @Schema(required = true) @Nullable String name,
            @Nullable String icon,
            @Schema(required = true) @Nullable List<StateView> states) {}

    /** A {@link Scene} as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SceneView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Nullable String icon,
            @Schema(required = true) List<StateView> states) {
        static SceneView of(Scene scene) {
            return new SceneView(
                    scene.id(),
                    scene.name(),
                    scene.icon(),
                    scene.wishes().stream().map(StateView::of).toList());
        }
    }

    /** What one part of a device is to be. */
    public record StateView(
            @Schema(required = true) @Nullable String device,
            @Schema(required = true) @Nullable String capability,
            @Schema(required = true) org.hearth.devices.@Nullable Operation operation,

            @Schema(required = true) @Nullable JsonNode value) {
        private Scene.Wish wish() {
            if (device == null) throw Problem.invalid("states.device", "is missing", "the id of a device");
            if (capability == null) throw Problem.invalid("states.capability", "is missing", "a part of the device");
            if (operation == null) throw Problem.invalid("states.operation", "is missing", "SET or LEVEL");
            return new Scene.Wish(device, capability, Action.of(operation, value));
        }

        private static StateView of(Scene.Wish wish) {
            return new StateView(
                    wish.device(),
                    wish.capability(),
                    wish.action().operation(),
                    wish.action().value());
        }
    }
}
