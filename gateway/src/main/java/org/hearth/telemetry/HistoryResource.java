package org.hearth.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hearth.devices.Capability;
import org.hearth.devices.Device;
import org.hearth.devices.Guard;
import org.hearth.identity.Level;
import org.hearth.problems.Moment;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Measurements of the past over HTTP, thinned to what a screen can show. */
@Path("/api/v1/devices/{device}/history")
public class HistoryResource {
    private static final int MAX_POINTS = 2_000;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final Guard guard;
    private final SampleTable samples;
    private final Searches searches;

    HistoryResource(Guard guard, SampleTable samples, Searches searches) {
        this.guard = guard;
        this.samples = samples;
        this.searches = searches;
    }

    /** Least, mean and greatest value of each bucket; a bucket without a measurement is left out. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @Operation(operationId = "getHistory")
    public HistoryView find(
            String device,
            @Parameter(required = true) @QueryParam("capability") @Nullable String capability,
            @Parameter(required = true, schema = @Schema(implementation = Instant.class)) @QueryParam("from") @Nullable
                    String from,
            @Parameter(required = true, schema = @Schema(implementation = Instant.class)) @QueryParam("to") @Nullable
                    String to,
            @QueryParam("points") @DefaultValue("300") int points) {
        Device known = guard.require(Level.SEE, device);
        Capability part = known.capability(capability == null ? "" : capability)
                .orElseThrow(() -> Problem.invalid(
                        "capability",
                        "is not a part of " + known.name(),
                        String.join(
                                ", ",
                                known.capabilities().stream()
                                        .map(Capability::id)
                                        .toList())));
        if (points < 1 || points > MAX_POINTS) throw Problem.invalid("points", "is out of range", "1 to " + MAX_POINTS);
        Instant first = Moment.read("from", from);
        Instant last = Moment.read("to", to);
        Duration span = Duration.between(first, last);
        if (!span.isPositive() || span.compareTo(LONGEST) > 0)
            throw Problem.invalid("to", "does not follow 'from' within ten years", "a later moment");
        Duration width = Duration.ofSeconds(Math.max(1, Math.ceilDiv(span.toSeconds(), points)));
        return new HistoryView(
                device,
                part.id(),
                part.unit(),
                first,
                last,
                width.toSeconds(),
                searches.run(() -> samples.buckets(device, part.id(), first, last, width)).stream()
                        .map(BucketView::of)
                        .toList());
    }

    /** What was measured between two moments. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HistoryView(
            @Schema(required = true) String device,
            @Schema(required = true) String capability,
            @Nullable String unit,
            @Schema(required = true) Instant from,
            @Schema(required = true) Instant to,
            @Schema(required = true) long bucketSeconds,
            @Schema(required = true) List<BucketView> buckets) {}

    /** What was measured in one bucket. */
    public record BucketView(
            @Schema(required = true) Instant at,
            @Schema(required = true) double min,
            @Schema(required = true) double mean,
            @Schema(required = true) double max,
            @Schema(required = true) long count) {

        static BucketView of(SampleTable.Bucket bucket) {
            return new BucketView(bucket.at(), bucket.min(), bucket.mean(), bucket.max(), bucket.count());
        }
    }
}
