package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** A timing in a few words of the journal, for whoever reads what was changed. */
final class PlanWords {
    private PlanWords() {}

    static String of(Timing timing) {
        Ending ending = timing.ending();
        String starts = of(timing.recurrence());
        return switch (ending) {
            case null -> starts;
            case Ending.After after -> starts + " for " + after.length();
            case Ending.At at -> starts + " until " + at.time();
        };
    }

    private static String of(Recurrence recurrence) {
        return switch (recurrence) {
            case Once once -> once.local().toString();
            case Weekly weekly -> days(weekly.days()) + " " + weekly.time();
            case Interval interval -> "every " + interval.every() + " from " + interval.start();
            case Cron cron -> "cron " + cron.expression();
            case Sun sun -> days(sun.days()) + " " + sun.event() + offset(sun.offset());
        };
    }

    private static String days(Set<DayOfWeek> days) {
        return days.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static String offset(Duration offset) {
        if (offset.isZero()) return "";
        return offset.isNegative() ? " " + offset : " +" + offset;
    }
}
