package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Rights;
import org.hearth.identity.Role;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What each person may do, over HTTP. */
@Path("/api/v1/rights/accounts")
public class RightsResource {
    /** Faults that are told at once; whoever mends these asks again. */
    private static final int MAX_TOLD = 8;

    private final Rights rights;
    private final Devices devices;
    private final Callers callers;

    RightsResource(Rights rights, Devices devices, Callers callers) {
        this.rights = rights;
        this.devices = devices;
        this.callers = callers;
    }

    /** Everybody with what they may do, by name. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listRights")
    public List<AccountRightsView> list() {
        return rights.list().stream().map(this::view).toList();
    }

    /** What one person may do. */
    @GET
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "getRights")
    public AccountRightsView find(UUID id) {
        return view(rights.require(id));
    }

    /** Decides what a member or a guest may do: all of it at once. */
    @PUT
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changeRights")
    public AccountRightsView change(UUID id, @Nullable AccountRightsRequest sent) {
        AccountRightsRequest request = Problem.body(sent);
        Map<String, Level> levels = levels(Problem.required("devices", request.devices(), "all that differ, or []"));
        Map<String, String> names = devices.list().stream().collect(Collectors.toMap(Device::id, Device::name));
        return view(rights.change(
                id, request.defaultLevel(), levels, names, callers.current().cause()));
    }

    private Map<String, Level> levels(List<@Nullable DeviceLevelView> asked) {
        Map<String, Level> levels = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "devices[" + i + "]";
            DeviceLevelView row = Problem.required(field, asked.get(i), "a device and a level");
            String device = Problem.required(field + ".device", row.device(), "the id of a device");
            if (devices.find(device).isEmpty())
                errors.add(new FieldError(field + ".device", "is not a device of this home", "the id of a device"));
            if (levels.put(device, Problem.required(field + ".level", row.level(), "NONE, SEE, OPERATE, MANAGE"))
                    != null) errors.add(new FieldError(field + ".device", "is named twice", "each device once"));
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors.subList(0, Math.min(errors.size(), MAX_TOLD))).thrown();
        return levels;
    }

    private AccountRightsView view(Rights.Person person) {
        return new AccountRightsView(
                person.account().id(),
                person.account().name(),
                person.account().role(),
                person.rights().usual(),
                person.rights().chosen() != null,
                person.rights().role() == Role.OWNER
                        ? List.of()
                        : devices.list().stream()
                                .filter(device -> person.rights().devices().containsKey(device.id()))
                                .map(device -> new DeviceLevelView(
                                        device.id(), person.rights().devices().get(device.id())))
                                .toList());
    }

    /**
     * What somebody is to be able to do.
     *
     * @param defaultLevel with devices that are not named; null for what is usual for the role
     * @param devices those with which it is another
     */
    public record AccountRightsRequest(
            @Nullable Level defaultLevel,
            @Schema(required = true) @Nullable List<@Nullable DeviceLevelView> devices) {}

    /** What somebody may do, as the owner reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccountRightsView(
            @Schema(required = true) UUID account,
            @Schema(required = true) String name,
            @Schema(required = true) Role role,

            @Schema(required = true, description = "with every device that is not named, also one that comes tomorrow")
            Level defaultLevel,

            @Schema(required = true, description = "false while the default is what is usual for the role")
            boolean chosen,

            @Schema(required = true) List<DeviceLevelView> devices) {}

    /** How far a right to one device goes. */
    public record DeviceLevelView(
            @Schema(required = true) @Nullable String device,
            @Schema(required = true) @Nullable Level level) {}
}
