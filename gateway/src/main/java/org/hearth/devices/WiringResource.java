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
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The lines of a device over HTTP: which there are, and what is wired where. */
@Path("/api/v1/devices/{device}/wiring")
public class WiringResource {
    private final Wirings wirings;
    private final Callers callers;

    WiringResource(Wirings wirings, Callers callers) {
        this.wirings = wirings;
        this.callers = callers;
    }

    /** The lines of a device and what is wired to them; 404 if it never told any. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "getWiring")
    public WiringView find(String device) {
        return WiringView.of(wirings.require(device));
    }

    /** Wishes what is wired where, all of it at once; the live stream tells when the device has taken or refused it. */
    @PUT
    @RolesAllowed("OWNER")
    @ResponseStatus(202)
    @Operation(operationId = "wishWiring")
    @APIResponse(
            responseCode = "202",
            description = "wished",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WiringView.class)))
    public WiringView wish(String device, @Nullable WiringRequest sent) {
        WiringRequest request = Problem.body(sent);
        return WiringView.of(wirings.wish(
                device,
                Problem.required("revision", request.revision(), "the revision this wiring was made from"),
                Problem.required("lines", request.lines(), "all lines of the device"),
                callers.current().cause()));
    }

    /**
     * A wish.
     *
     * @param revision of the wish it was made from; 0 for the first
     * @param lines all of them: what is left out is wired no longer
     */
    public record WiringRequest(
            @Schema(required = true) @Nullable Long revision,
            @Schema(required = true) @Nullable List<@Nullable Wire> lines) {}

    /** The lines of a device as the browser reads them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WiringView(
            @Schema(required = true) String chip,

            @Schema(required = true, description = "lines of the header that nobody holds")
            List<Integer> free,

            @Schema(
                    required = true,
                    description = "lines of the header that somebody holds, the device's own among them")
            List<Wiring.Used> used,

            @Schema(required = true, description = "revision of the wish; 0 if nothing was ever wished")
            long revision,

            @Schema(required = true, description = "what is wired, or wished to be")
            List<Wire> lines,

            @Schema(required = true) long reportedRevision,

            @Schema(required = true, description = "what the device says is wired")
            List<Wire> reported,

            @Schema(required = true, description = "when it was first heard so")
            Instant at,

            Wiring.@Nullable Refusal refused,
            @Schema(required = true) boolean inSync) {

        static WiringView of(Wiring wiring) {
            Wiring.Found found = wiring.reported().found();
            return new WiringView(
                    found.chip(),
                    found.free(),
                    found.used(),
                    wiring.revision(),
                    wiring.revision() == 0 ? found.wires() : wiring.desired(),
                    wiring.reported().revision(),
                    found.wires(),
                    wiring.reported().at(),
                    wiring.refused(),
                    wiring.inSync());
        }
    }
}
