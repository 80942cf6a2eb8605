package org.hearth.devices;

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

/** Groups over HTTP. */
@Path("/api/v1/groups")
public class GroupResource {
    private final Groups groups;
    private final Guard guard;
    private final Callers callers;

    GroupResource(Groups groups, Guard guard, Callers callers) {
        this.groups = groups;
        this.guard = guard;
        this.callers = callers;
    }

    /** All groups whose devices the caller sees, by name. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "listGroups")
    public List<GroupView> list() {
        Reach reach = guard.reach();
        return groups.list().stream()
                .filter(group -> reach.seesAll(group.devices()))
                .map(GroupView::of)
                .toList();
    }

    /** Adds a group. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(operationId = "addGroup")
    public GroupView add(@Nullable GroupRequest request) {
        return GroupView.of(
                groups.add(read(UUID.randomUUID(), request), callers.current().cause()));
    }

    /** Changes a group: its name and all its members. */
    @PUT
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changeGroup")
    public GroupView change(UUID id, @Nullable GroupRequest request) {
        return GroupView.of(groups.change(read(id, request), callers.current().cause()));
    }

    /** Removes a group; its devices stay as they are. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "removeGroup")
    public void remove(UUID id) {
        groups.remove(id, callers.current().cause());
    }

    private static Group read(UUID id, @Nullable GroupRequest sent) {
        GroupRequest request = Problem.body(sent);
        if (request.name() == null) throw Problem.invalid("name", "is missing", "what people call it");
        if (request.members() == null) throw Problem.invalid("members", "are missing", "parts of devices");
        return new Group(
                id,
                request.name(),
                request.members().stream().map(MemberView::member).toList());
    }

    /** What the browser asks for. */
    public record GroupRequest(
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable List<MemberView> members) {}

    /** A {@link Group} as the browser reads it. */
    public record GroupView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Schema(required = true) List<MemberView> members) {
        static GroupView of(Group group) {
            return new GroupView(
                    group.id(),
                    group.name(),
                    group.members().stream()
                            .map(member -> new MemberView(member.device(), member.capability()))
                            .toList());
        }
    }

    /** A part of a device. */
    public record MemberView(
            @Schema(required = true) @Nullable String device,
            @Schema(required = true) @Nullable String capability) {
        private Group.Member member() {
            if (device == null) throw Problem.invalid("members.device", "is missing", "the id of a device");
            if (capability == null) throw Problem.invalid("members.capability", "is missing", "a part of the device");
            return new Group.Member(device, capability);
        }
    }
}
