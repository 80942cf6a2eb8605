package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Action;
import org.jspecify.annotations.Nullable;

/** One planned moment as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedFiringView(
        @Schema(description = "absent for a firing that a clock change, or the sun, leaves out") @Nullable
        Instant at,

        @Schema(required = true, description = "date and time on the wall clock, 2027-03-28T04:00:00")
        String local,

        @Schema(description = "UTC offset at that moment, +03:00") @Nullable
        String offset,

        @Schema(required = true) Phase phase,

        @Schema(description = "absent for a scene") @Nullable
        JsonNode value,

        @Nullable PreviewMark mark,

        @Schema(description = "with PAUSED: when the pause is over, if that is known") @Nullable
        Instant pausedUntil,

        @Schema(description = "with a random shift: not before") @Nullable
        Instant earliest,

        @Schema(description = "with a random shift: not after") @Nullable
        Instant latest,

        @Schema(required = true, description = "another schedule tells the same part something else then")
        boolean conflict) {

    /** Unlike {@link ZoneOffset#getId()} this writes zero as an offset too. */
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    static PlannedFiringView of(Preview.Line line) {
        Planned moment = line.edge().moment();
        ZoneOffset offset = moment.offset();
        Action action = line.action();
        boolean isMoved = !line.reach().isZero() && !moment.isSkipped();
        return new PlannedFiringView(
                moment.isSkipped() ? null : moment.at(),
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.local()),
                offset == null ? null : OFFSET.format(offset),
                line.edge().phase(),
                action == null ? null : action.value(),
                line.mark(),
                line.pausedUntil(),
                isMoved ? moment.at().minus(line.reach()) : null,
                isMoved ? moment.at().plus(line.reach()) : null,
                line.conflict());
    }
}
