package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a schedule would do, as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewView(
        @Schema(required = true, description = "in which it is read")
        String zone,

        @Schema(required = true, description = "version of the time-zone data, 2026a")
        String tzdata,

        @Schema(required = true) List<PlannedFiringView> firings,
        @Schema(required = true) List<ConflictView> conflicts,
        @Nullable CronView cron) {

    static PreviewView of(Preview preview, String tzdata) {
        return new PreviewView(
                preview.site().zone().getId(),
                tzdata,
                preview.lines().stream().map(PlannedFiringView::of).toList(),
                preview.conflicts().stream()
                        .map(conflict ->
                                ConflictView.of(conflict, preview.site().zone()))
                        .toList(),
                preview.cron() == null ? null : CronView.of(preview.cron()));
    }

    /** Two schedules that tell one part different things. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConflictView(
            @Schema(required = true) Instant at,
            @Schema(required = true) String local,
            @Schema(required = true) String device,
            @Schema(required = true) String capability,
            @Schema(required = true) JsonNode value,
            @Schema(required = true) UUID schedule,

            @Schema(description = "absent if the caller may not see it") @Nullable
            String name,

            @Schema(required = true) JsonNode otherValue) {

        @SuppressWarnings("NullAway") // what is told a part always has a value: a deed is no pulse
        static ConflictView of(Conflict conflict, ZoneId zone) {
            return new ConflictView(
                    conflict.at(),
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(conflict.at(), zone)),
                    conflict.device(),
                    conflict.capability(),
                    conflict.action().value(),
                    conflict.schedule(),
                    conflict.name(),
                    conflict.other().value());
        }
    }

    /** A cron expression as it was understood, spelled out; an empty list means every. */
    @Schema(
            description =
                    "a cron expression as it was understood; an empty list means every; of two lists of days either is enough")
    public record CronView(
            @Schema(required = true) List<Integer> seconds,
            @Schema(required = true) List<Integer> minutes,
            @Schema(required = true) List<Integer> hours,

            @Schema(required = true, description = "1 to 31, L, L-3")
            List<String> daysOfMonth,

            @Schema(required = true) List<Integer> months,

            @Schema(required = true, description = "MON to SUN, FRI#2, FRIL")
            List<String> weekdays) {
        private static final int MINUTES = 60;
        private static final int MONTHS = 12;

        static CronView of(CronFields fields) {
            return new CronView(
                    List.of(fields.second()),
                    fields.minutes().size() == MINUTES ? List.of() : List.copyOf(fields.minutes()),
                    fields.inEveryHour() ? List.of() : List.copyOf(fields.hours()),
                    fields.daysOfMonth().stream().map(CronView::word).toList(),
                    fields.months().size() == MONTHS ? List.of() : List.copyOf(fields.months()),
                    fields.daysOfWeek().stream().map(CronView::word).toList());
        }

        private static String word(CronDay day) {
            return switch (day) {
                case CronDay.OfMonth of -> Integer.toString(of.day());
                case CronDay.LastOfMonth last -> last.before() == 0 ? "L" : "L-" + last.before();
                case CronDay.OfWeek of -> name(of.day());
                case CronDay.NthOfWeek nth -> name(nth.day()) + "#" + nth.number();
                case CronDay.LastOfWeek last -> name(last.day()) + "L";
            };
        }

        private static String name(DayOfWeek day) {
            return day.name().substring(0, 3);
        }
    }
}
