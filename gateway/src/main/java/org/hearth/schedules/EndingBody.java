package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** An ending as it crosses a wire and as it is stored: one of its two fields. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndingBody(
        @Schema(description = "so long after the start, PT15M") @Nullable
        String after,

        @Schema(
                description = "when the clock shows this for the first time after the start",
                pattern = WallTime.TIME_PATTERN)
        @Nullable
        String at) {

    static EndingBody of(Ending ending) {
        return switch (ending) {
            case Ending.After span -> new EndingBody(span.length().toString(), null);
            case Ending.At clock -> new EndingBody(null, clock.time().toString());
        };
    }

    Ending read() {
        if (after != null && at == null) return new Ending.After(WallTime.duration("ending.after", after));
        if (at != null && after == null) return new Ending.At(WallTime.time("ending.at", at));
        throw Problem.invalid("ending", "is not clear", "either after or at");
    }
}
