package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What becomes of missed moments, as it crosses a wire. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissedBody(
        @Schema(required = true) MissedPolicy.@Nullable Kind policy,

        @Schema(description = "RUN_IF_YOUNGER: PT1M to PT24H, PT5M if absent") @Nullable
        String within) {

    static MissedBody of(MissedPolicy policy) {
        boolean hasLimit = policy.kind() == MissedPolicy.Kind.RUN_IF_YOUNGER;
        return new MissedBody(policy.kind(), hasLimit ? policy.within().toString() : null);
    }

    MissedPolicy read() {
        MissedPolicy.Kind asked = WallTime.require("missed.policy", policy, "SKIP, RUN_IF_YOUNGER or HOLD_STATE");
        if (asked == MissedPolicy.Kind.RUN_IF_YOUNGER)
            return within == null
                    ? MissedPolicy.DEFAULT
                    : new MissedPolicy(asked, WallTime.duration("missed.within", within));
        if (within != null) throw Problem.invalid("missed.within", "is not for " + asked, "RUN_IF_YOUNGER only");
        return new MissedPolicy(asked, MissedPolicy.DEFAULT.within());
    }
}
