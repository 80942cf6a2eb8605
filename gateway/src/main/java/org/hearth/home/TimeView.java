package org.hearth.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The trust in the clock as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeView(
        @Schema(required = true, description = "false: nothing is fired")
        boolean trusted,

        @Schema(description = "why it is trusted; absent while it is not") @Nullable
        TrustSource source,

        @Nullable Instant since,

        @Schema(description = "what a time server would add to the clock; absent unless one says that it is wrong")
        @Nullable
        Long differenceSeconds,

        @Schema(description = "what an owner added to the machine's clock; absent if nobody did") @Nullable
        Long addedSeconds,

        @Schema(required = true, description = "what happens after a cut when nobody tells the time")
        WithoutInternet withoutInternet,

        @Schema(required = true, description = "version of the time-zone data, 2026a")
        String tzdata) {

    static TimeView of(Home home, ClockTrust clock) {
        Trust trust = clock.find().orElse(null);
        return new TimeView(
                trust != null,
                trust == null ? null : trust.source(),
                trust == null ? null : trust.since(),
                clock.difference().map(Duration::toSeconds).orElse(null),
                clock.added().isZero() ? null : clock.added().toSeconds(),
                home.withoutInternet(),
                TimeZoneData.version());
    }
}
