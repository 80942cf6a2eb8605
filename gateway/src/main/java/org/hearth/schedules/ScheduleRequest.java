package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** A schedule as the browser asks for it, and as it stands in a file; the preview is asked for with the same words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleRequest(
        @Nullable String name,

        @Schema(description = "with capability: one part of a device; else group or scene") @Nullable
        String device,

        @Nullable String capability,
        @Nullable UUID group,
        @Nullable UUID scene,

        @Schema(description = "SET or LEVEL, SET if absent; none for a scene") @Nullable
        Operation operation,

        @Schema(description = "what is to be; none for a scene") @Nullable
        JsonNode value,

        @Schema(required = true) @Nullable RecurrenceBody recurrence,
        @Nullable EndingBody ending,

        @Schema(description = "random shift, either way: whole minutes up to PT2H") @Nullable
        String shift,

        @Schema(description = "NEXT_VALID if absent") @Nullable
        GapPolicy gap,

        @Schema(description = "FIRST if absent") @Nullable OverlapPolicy overlap,

        @Schema(description = "in which it is read; absent: the home's") @Nullable
        String zone,

        @Nullable MissedBody missed,
        @Schema(description = "true if absent") @Nullable Boolean enabled,

        @Schema(description = "true: save it although it contradicts another schedule") @Nullable
        Boolean withConflicts) {

    /**
     * What is wanted.
     *
     * @throws org.hearth.problems.ProblemException naming what is missing, or the first field that breaks a rule
     */
    static ScheduleDraft draft(@Nullable ScheduleRequest sent) {
        ScheduleRequest request = Problem.body(sent);
        request.checkPresence();
        ClockChange change = new ClockChange(
                Objects.requireNonNullElse(request.gap, GapPolicy.NEXT_VALID),
                Objects.requireNonNullElse(request.overlap, OverlapPolicy.FIRST));
        return new ScheduleDraft(
                request.name,
                new Deed(request.target(), request.action()),
                request.timing(change),
                request.missed == null ? MissedPolicy.DEFAULT : request.missed.read(),
                Objects.requireNonNullElse(request.enabled, true));
    }

    private void checkPresence() {
        List<FieldError> missing = new ArrayList<>();
        if (device == null && group == null && scene == null)
            missing.add(new FieldError("device", "is missing", "device and capability, or group, or scene"));
        if (device != null && capability == null)
            missing.add(new FieldError("capability", "is missing", "a part of the device"));
        if (value == null && scene == null)
            missing.add(new FieldError("value", "is missing", "true for on, false for off; 0 to 100 for LEVEL"));
        if (recurrence == null) missing.add(new FieldError("recurrence", "is missing", "when it is to happen"));
        if (!missing.isEmpty()) throw new Problem.Invalid(missing).thrown();
    }

    boolean bearsConflicts() {
        return Objects.requireNonNullElse(withConflicts, false);
    }

    private Timing timing(ClockChange change) {
        return new Timing(
                Objects.requireNonNull(recurrence).read(change),
                ending == null ? null : ending.read(),
                shift == null ? Duration.ZERO : new RandomShift(WallTime.duration("shift", shift), 0).limit(),
                zone == null ? null : WallTime.zone("zone", zone));
    }

    private Target target() {
        int named = (device == null ? 0 : 1) + (group == null ? 0 : 1) + (scene == null ? 0 : 1);
        if (named > 1)
            throw Problem.invalid("device", "is one target of several", "device and capability, or group, or scene");
        if (group != null) return new Target.Group(group);
        if (scene != null) return new Target.Scene(scene);
        return new Target.Part(Objects.requireNonNull(device), Objects.requireNonNull(capability));
    }

    private @Nullable Action action() {
        if (scene != null) {
            if (operation != null) throw Problem.invalid("operation", "is not for a scene", "none");
            return value == null ? null : Action.of(Operation.SET, value);
        }
        return Action.of(Objects.requireNonNullElse(operation, Operation.SET), value);
    }
}
