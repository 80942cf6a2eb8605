package org.hearth.commands;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearth.devices.Guard;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;

/** A command by its id over HTTP; a class of its own, because JAX-RS chooses the class by the path before the method. */
@Path("/api/v1/commands/{id}")
public class CommandByIdResource {
    private final Commands commands;
    private final Guard guard;
    private final Callers callers;

    CommandByIdResource(Commands commands, Guard guard, Callers callers) {
        this.commands = commands;
        this.guard = guard;
        this.callers = callers;
    }

    /** One command, as far as it got. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getCommand")
    public CommandView find(String id) {
        return CommandView.of(require(Level.SEE, id), guard.reach());
    }

    /** Takes back a command that still waits for its device. */
    @DELETE
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "withdrawCommand")
    public CommandView withdraw(String id) {
        require(Level.OPERATE, id);
        Reach reach = guard.reach();
        return CommandView.of(commands.withdraw(id, callers.current().cause()), reach);
    }

    private Command require(Level needed, String id) {
        Command command = commands.require(id);
        guard.reach().require(needed, List.of(command.device()), "command", id);
        return command;
    }
}
