package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** A schedule as the browser asks for it; the preview is asked for with the same words. */
public record ScheduleRequest(
        @Nullable String name,
        @Schema(required = true) @Nullable String device,
        @Schema(required = true) @Nullable String capability,
        @Schema(required = true) @Nullable Boolean value,
        @Schema(required = true) @Nullable List<DayOfWeek> days,

        @Schema(required = true, description = "HH:mm or HH:mm:ss on the home's clock", pattern = TIME_PATTERN)
        @Nullable
        String time,

        @Nullable GapPolicy gap,
        @Nullable OverlapPolicy overlap,
        @Schema(defaultValue = "true") @Nullable Boolean enabled) {
    private static final String TIME_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";
    private static final Pattern TIME = Pattern.compile(TIME_PATTERN);

    /**
     * What is wanted.
     *
     * @throws org.hearth.problems.ProblemException naming every field that is missing, or the first that breaks a rule
     */
    static ScheduleDraft draft(@Nullable ScheduleRequest sent) {
        ScheduleRequest request = Problem.body(sent);
        request.checkPresence();
        return new ScheduleDraft(
                request.name,
                Objects.requireNonNull(request.device),
                Objects.requireNonNull(request.capability),
                Objects.requireNonNull(request.value),
                new Weekly(
                        days(Objects.requireNonNull(request.days)),
                        time(Objects.requireNonNull(request.time)),
                        new ClockChange(
                                Objects.requireNonNullElse(request.gap, GapPolicy.NEXT_VALID),
                                Objects.requireNonNullElse(request.overlap, OverlapPolicy.FIRST))),
                Objects.requireNonNullElse(request.enabled, true));
    }

    private void checkPresence() {
        List<FieldError> missing = new ArrayList<>();
        if (device == null) missing.add(new FieldError("device", "is missing", "a device's id"));
        if (capability == null) missing.add(new FieldError("capability", "is missing", "a part of the device"));
        if (value == null) missing.add(new FieldError("value", "is missing", "true for on, false for off"));
        if (days == null) missing.add(new FieldError("days", "is missing", "MONDAY to SUNDAY"));
        if (time == null) missing.add(new FieldError("time", "is missing", "HH:mm or HH:mm:ss"));
        if (!missing.isEmpty()) throw new Problem.Invalid(missing).thrown();
    }

    private static Set<DayOfWeek> days(List<DayOfWeek> asked) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(asked);
        if (days.size() < asked.size()) throw Problem.invalid("days", "name one day twice", "each day once");
        return days;
    }

    private static LocalTime time(String asked) {
        if (!TIME.matcher(asked).matches())
            throw Problem.invalid("time", "is no time of day", "HH:mm or HH:mm:ss, for example 07:00");
        return LocalTime.parse(asked);
    }
}
