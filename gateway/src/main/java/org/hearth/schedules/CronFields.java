package org.hearth.schedules;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What a cron expression says.
 *
 * @param second the one second of a minute
 * @param daysOfMonth any of these; empty: every day
 * @param daysOfWeek any of these; empty: every day; with days of the month too, either of the two is enough (POSIX, crontab)
 */
public record CronFields(
        int second,
        SortedSet<Integer> minutes,
        SortedSet<Integer> hours,
        List<CronDay> daysOfMonth,
        SortedSet<Integer> months,
        List<CronDay> daysOfWeek) {
    private static final int HOURS = 24;

    /** The times of a date, in order. */
    Stream<LocalTime> on(LocalDate date) {
        if (!months.contains(date.getMonthValue()) || !isDay(date)) return Stream.empty();
        return hours.stream().flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute, second)));
    }

    boolean inEveryHour() {
        return hours.size() == HOURS;
    }

    private boolean isDay(LocalDate date) {
        boolean ofMonth = daysOfMonth.stream().anyMatch(day -> day.holds(date));
        boolean ofWeek = daysOfWeek.stream().anyMatch(day -> day.holds(date));
        if (daysOfMonth.isEmpty()) return daysOfWeek.isEmpty() || ofWeek;
        return daysOfWeek.isEmpty() ? ofMonth : ofMonth || ofWeek;
    }
}
