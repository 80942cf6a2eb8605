package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One planned moment as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedFiringView(
        @Schema(description = "absent for a firing that is skipped") @Nullable
        Instant at,

        @Schema(required = true, description = "date and time on the home's clock, 2027-03-28T04:00:00")
        String local,

        @Schema(description = "UTC offset at that moment, +03:00") @Nullable
        String offset,

        @Schema(required = true) boolean value,
        @Nullable PreviewMark mark) {

    /** Unlike {@link ZoneOffset#getId()} this writes zero as an offset too. */
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    static PlannedFiringView of(Planned moment, boolean value) {
        ZoneOffset offset = moment.offset();
        return new PlannedFiringView(
                moment.isSkipped() ? null : moment.at(),
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.local()),
                offset == null ? null : OFFSET.format(offset),
                value,
                moment.mark());
    }
}
