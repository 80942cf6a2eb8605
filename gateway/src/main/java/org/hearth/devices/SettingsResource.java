package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Settings of a device over HTTP: what is wished, what holds, and what differs. */
@Path("/api/v1/devices/{device}/settings")
public class SettingsResource {
    private final Guard guard;
    private final Twins twins;
    private final Callers callers;

    SettingsResource(Guard guard, Twins twins, Callers callers) {
        this.guard = guard;
        this.twins = twins;
        this.callers = callers;
    }

    /** What is wished of a device and what it says that it holds. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getSettings")
    public SettingsView find(String device) {
        return SettingsView.of(guard.require(Level.SEE, device));
    }

    /** Wishes settings, all of them at once; the live stream tells when the device has taken or refused them. */
    @PUT
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @ResponseStatus(202)
    @Operation(operationId = "wishSettings")
    @APIResponse(
            responseCode = "202",
            description = "wished",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SettingsView.class)))
    public SettingsView wish(String device, @Nullable SettingsRequest sent) {
        guard.require(Level.MANAGE, device);
        SettingsRequest request = Problem.body(sent);
        return SettingsView.of(twins.wish(
                device,
                Problem.required("revision", request.revision(), "the revision these settings were made from"),
                Problem.required("settings", request.settings(), "all settings of the device"),
                callers.current().cause()));
    }

    /**
     * A wish.
     *
     * @param revision of the wish it was made from; 0 for the first
     * @param settings all of them: what is left out is at its default
     */
    public record SettingsRequest(
            @Schema(required = true) @Nullable Long revision,
            @Schema(required = true) @Nullable Settings settings) {}

    /** Settings of a device as the browser reads them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SettingsView(
            @Schema(required = true) DesiredView desired,
            @Nullable ReportedView reported,
            @Nullable RefusedView refused,

            @Schema(required = true, description = "paths of the fields in which the device holds something else")
            List<String> delta,

            @Schema(required = true) boolean inSync) {

        static SettingsView of(Device device) {
            Twin twin = device.twin();
            Twin.Report reported = twin.reported();
            Twin.Refusal refused = twin.refused();
            return new SettingsView(
                    new DesiredView(twin.revision(), twin.desired()),
                    reported == null
                            ? null
                            : new ReportedView(
                                    reported.revision(), reported.settings(), reported.at(), reported.live()),
                    refused == null
                            ? null
                            : new RefusedView(refused.revision(), refused.code(), refused.field(), refused.at()),
                    twin.delta(device.capabilities()),
                    twin.inSync(device.capabilities()));
        }
    }

    /** What is wished. */
    public record DesiredView(
            @Schema(required = true) long revision,
            @Schema(required = true) Settings settings) {}

    /** What the device said that it holds. */
    public record ReportedView(
            @Schema(required = true) long revision,
            @Schema(required = true) Settings settings,

            @Schema(required = true, description = "when it was first heard so")
            Instant at,

            @Schema(required = true, description = "false: told by the broker, which had kept it; it may be older")
            boolean live) {}

    /** Why the device did not take the wish. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusedView(
            @Schema(required = true) long revision,

            @Schema(
                    required = true,
                    description = "bad_value, unknown_capability, too_large, malformed, stale_rev, unsaved")
            String code,

            @Nullable String field,
            @Schema(required = true) Instant at) {}
}
