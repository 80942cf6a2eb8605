package org.hearth.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.identity.Callers;
import org.hearth.identity.Role;
import org.jspecify.annotations.Nullable;

/** How the house is, over HTTP. */
@Path("/api/v1/health")
public class HealthResource {
    /**
     * Why a lamp does not switch concerns whoever lives here. Certificates, backups, the card and figures are told by other routes to owners only, and
     * the lines are a device, which a member sees as far as their rights go.
     */
    private static final Set<Part> EVERYBODYS = Set.of(Part.GATEWAY, Part.DATABASE, Part.BROKER, Part.CLOCK);

    private final Health health;
    private final Callers callers;
    private final InstantSource clock;

    HealthResource(Health health, Callers callers, InstantSource clock) {
        this.health = health;
        this.callers = callers;
        this.clock = clock;
    }

    /** Every part of the house, the worst first; a member is told of those without which nothing works, and no figures. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getHealth")
    public HealthView find() {
        boolean all = callers.current().role() == Role.OWNER;
        List<PartView> parts = health.find().stream()
                .filter(found -> all || EVERYBODYS.contains(found.part()))
                .map(found -> PartView.of(found, all))
                .sorted(Comparator.comparing(PartView::condition).reversed().thenComparing(PartView::part))
                .toList();
        return new HealthView(clock.instant(), parts.getFirst().condition(), parts);
    }

    /** The house at one moment; {@code condition} is that of its worst part. */
    public record HealthView(
            @Schema(required = true) Instant at,
            @Schema(required = true) Condition condition,
            @Schema(required = true) List<PartView> parts) {}

    /** A part, and those of its figures that it has. */
    @Schema(name = "HealthPartView")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartView(
            @Schema(required = true) Part part,
            @Schema(required = true) Condition condition,

            @Schema(required = true, description = "why it is in this condition")
            Reason reason,

            @Schema(
                    description =
                            "since when, as far as it is known; the gateway's own start at the earliest, unless the part can tell")
            @Nullable
            Instant since,

            Figures.@Nullable Running running,
            Figures.@Nullable Stored stored,
            Figures.@Nullable Shown shown,
            Figures.@Nullable Ends ends,
            Figures.@Nullable Believed believed,
            Figures.@Nullable Proved proved,
            Figures.@Nullable Space space) {

        static PartView of(Finding found, boolean figures) {
            @Nullable Figures of = figures ? found.figures() : null;
            return new PartView(
                    found.part(),
                    found.reason().condition(),
                    found.reason(),
                    found.since(),
                    of instanceof Figures.Running running ? running : null,
                    of instanceof Figures.Stored stored ? stored : null,
                    of instanceof Figures.Shown shown ? shown : null,
                    of instanceof Figures.Ends ends ? ends : null,
                    of instanceof Figures.Believed believed ? believed : null,
                    of instanceof Figures.Proved proved ? proved : null,
                    of instanceof Figures.Space space ? space : null);
        }
    }
}
