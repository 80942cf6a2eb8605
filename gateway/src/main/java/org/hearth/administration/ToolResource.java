package org.hearth.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.broker.ToolAccount;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Accounts at the broker for the owner's own programs, over HTTP. */
@Path("/api/v1/mqtt/accounts")
public class ToolResource {
    private final Tools tools;
    private final Callers callers;

    ToolResource(Tools tools, Callers callers) {
        this.tools = tools;
        this.callers = callers;
    }

    /** All of them, without their secrets. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listBrokerAccounts")
    public List<ToolView> list() {
        return tools.list().stream().map(tool -> ToolView.of(tool, null)).toList();
    }

    /** Makes one, or gives one of this name a new secret and other rights; the secret is told here and never again. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed("OWNER")
    @Operation(operationId = "addBrokerAccount")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ToolView.class)))
    public ToolView add(@Nullable ToolRequest sent) {
        ToolRequest request = Problem.body(sent);
        if (request.name() == null) throw Problem.invalid("name", "is missing", "2 to 31 of a-z, 0-9 and -");
        if (request.filters() == null) throw Problem.invalid("filters", "is missing", "1 to 16 topic filters");
        ToolAccount account = new ToolAccount(request.name(), request.filters());
        Tools.Admitted admitted = tools.add(account, callers.current().cause());
        return ToolView.of(admitted.tool(), admitted.secret());
    }

    /** Throws one out for ever. */
    @DELETE
    @Path("{name}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "removeBrokerAccount")
    public void remove(String name) {
        tools.remove(name, callers.current().cause());
    }

    /** What is asked for. */
    public record ToolRequest(
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable List<String> filters) {}

    /** One account. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ToolView(
            @Schema(required = true) String name,
            @Schema(required = true) String userName,
            @Schema(required = true) List<String> filters,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) String createdBy,

            @Schema(description = "only in the answer that makes it") @Nullable
            String secret) {
        static ToolView of(Tool tool, @Nullable String secret) {
            return new ToolView(
                    tool.account().name(),
                    tool.account().userName(),
                    tool.account().filters(),
                    tool.createdAt(),
                    tool.createdBy(),
                    secret);
        }
    }
}
