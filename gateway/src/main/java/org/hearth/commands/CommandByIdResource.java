package org.hearth.commands;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearth.identity.Callers;

/** A command by its id over HTTP; a class of its own, because JAX-RS chooses the class by the path before the method. */
@Path("/api/v1/commands/{id}")
public class CommandByIdResource {
    private final Commands commands;
    private final Callers callers;

    CommandByIdResource(Commands commands, Callers callers) {
        this.commands = commands;
        this.callers = callers;
    }

    /** One command, as far as it got. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getCommand")
    public CommandView find(String id) {
        return CommandView.of(commands.require(id));
    }

    /** Takes back a command that still waits for its device. */
    @DELETE
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "withdrawCommand")
    public CommandView withdraw(String id) {
        return CommandView.of(commands.withdraw(id, callers.current().cause()));
    }
}
