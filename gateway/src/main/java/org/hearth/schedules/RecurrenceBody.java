package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** A recurrence as it crosses a wire and as it is stored: one flat object, of which each kind uses its own fields. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecurrenceBody(
        @Schema(required = true) @Nullable Kind kind,

        @Schema(description = "ONCE: the day, 2027-03-28") @Nullable
        String date,

        @Schema(description = "ONCE, WEEKLY: HH:mm or HH:mm:ss", pattern = WallTime.TIME_PATTERN) @Nullable
        String time,

        @Schema(description = "WEEKLY, SUN") @Nullable List<DayOfWeek> days,

        @Schema(description = "INTERVAL: PT1M to P366D") @Nullable
        String every,

        @Schema(description = "INTERVAL: the first moment, 2027-03-28T07:00") @Nullable
        String start,

        @Schema(description = "INTERVAL: nothing is due after it; absent: it never ends") @Nullable
        String end,

        @Schema(description = "CRON: five fields, or six with the seconds first") @Nullable
        String expression,

        @Schema(description = "SUN") @Nullable SunEvent event,

        @Schema(description = "SUN: after the event, at it if absent; -PT30M: half an hour before") @Nullable
        String offset,

        @Schema(
                description = "SUN: on days on which the sun does not do that; absent: nothing is done then",
                pattern = WallTime.TIME_PATTERN)
        @Nullable
        String fallback) {

    private static final String FIELD = "recurrence.";

    /** The kinds of recurrence. */
    public enum Kind {
        ONCE(List.of("date", "time"), List.of()),
        WEEKLY(List.of("days", "time"), List.of()),
        INTERVAL(List.of("every", "start"), List.of("end")),
        CRON(List.of("expression"), List.of()),
        SUN(List.of("event", "days"), List.of("offset", "fallback"));

        private final List<String> required;
        private final List<String> optional;

        Kind(List<String> required, List<String> optional) {
            this.required = required;
            this.optional = optional;
        }

        private String fields() {
            return Stream.concat(required.stream(), optional.stream()).collect(Collectors.joining(", "));
        }
    }

    private record Given(String name, @Nullable Object value) {}

    static RecurrenceBody of(Recurrence recurrence) {
        return switch (recurrence) {
            case Once once ->
                new RecurrenceBody(
                        Kind.ONCE,
                        once.local().toLocalDate().toString(),
                        once.local().toLocalTime().toString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case Weekly weekly ->
                new RecurrenceBody(
                        Kind.WEEKLY,
                        null,
                        weekly.time().toString(),
                        List.copyOf(weekly.days()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case Interval interval ->
                new RecurrenceBody(
                        Kind.INTERVAL,
                        null,
                        null,
                        null,
                        interval.every().toString(),
                        interval.start().toString(),
                        interval.end() == null ? null : interval.end().toString(),
                        null,
                        null,
                        null,
                        null);
            case Cron cron ->
                new RecurrenceBody(Kind.CRON, null, null, null, null, null, null, cron.expression(), null, null, null);
            case Sun sun ->
                new RecurrenceBody(
                        Kind.SUN,
                        null,
                        null,
                        List.copyOf(sun.days()),
                        null,
                        null,
                        null,
                        null,
                        sun.event(),
                        sun.offset().toString(),
                        sun.fallback() == null ? null : sun.fallback().toString());
        };
    }

    /**
     * What is meant.
     *
     * @param change for its times
     * @throws org.hearth.problems.ProblemException naming the fields that are missing or of another kind, or the first that breaks a rule
     */
    Recurrence read(ClockChange change) {
        Kind asked = WallTime.require(FIELD + "kind", kind, "ONCE, WEEKLY, INTERVAL, CRON or SUN");
        checkFields(asked);
        return switch (asked) {
            case ONCE ->
                new Once(
                        WallTime.date(FIELD + "date", Objects.requireNonNull(date))
                                .atTime(dayTime()),
                        change);
            case WEEKLY -> new Weekly(daySet(), dayTime(), change);
            case INTERVAL -> interval();
            case CRON -> Cron.of(Objects.requireNonNull(expression), change);
            case SUN -> sun(change);
        };
    }

    private Interval interval() {
        return new Interval(
                WallTime.duration(FIELD + "every", Objects.requireNonNull(every)),
                WallTime.dateTime(FIELD + "start", Objects.requireNonNull(start)),
                end == null ? null : WallTime.dateTime(FIELD + "end", end));
    }

    private Sun sun(ClockChange change) {
        return new Sun(
                daySet(),
                Objects.requireNonNull(event),
                offset == null ? Duration.ZERO : WallTime.duration(FIELD + "offset", offset),
                fallback == null ? null : WallTime.time(FIELD + "fallback", fallback),
                change);
    }

    private LocalTime dayTime() {
        return WallTime.time(FIELD + "time", Objects.requireNonNull(time));
    }

    private Set<DayOfWeek> daySet() {
        List<DayOfWeek> asked = Objects.requireNonNull(days);
        Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : asked) {
            if (day == null) throw Problem.invalid(FIELD + "days", "name no day", "MONDAY to SUNDAY");
            if (!set.add(day)) throw Problem.invalid(FIELD + "days", "name one day twice", "each day once");
        }
        return set;
    }

    private void checkFields(Kind asked) {
        List<FieldError> errors = new ArrayList<>();
        for (Given given : given()) {
            boolean isThere = given.value() != null;
            boolean isRequired = asked.required.contains(given.name());
            if (isRequired && !isThere)
                errors.add(new FieldError(FIELD + given.name(), "is missing", asked + " needs " + asked.fields()));
            if (isThere && !isRequired && !asked.optional.contains(given.name()))
                errors.add(new FieldError(FIELD + given.name(), "is not for " + asked, asked.fields()));
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors).thrown();
    }

    private List<Given> given() {
        return List.of(
                new Given("date", date),
                new Given("time", time),
                new Given("days", days),
                new Given("every", every),
                new Given("start", start),
                new Given("end", end),
                new Given("expression", expression),
                new Given("event", event),
                new Given("offset", offset),
                new Given("fallback", fallback));
    }
}
