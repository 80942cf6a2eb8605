package org.hearth.schedules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Reads dates, times and spans as they are written in requests, and says what is wrong with them. */
final class WallTime {
    static final String TIME_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

    private static final Pattern TIME = Pattern.compile(TIME_PATTERN);
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_TIME = Pattern.compile(DATE.pattern() + "T[0-9:]{5,8}");
    private static final int LONGEST_SPAN = 24;

    private WallTime() {}

    static <T> T require(String field, @Nullable T given, String allowed) {
        if (given == null) throw Problem.invalid(field, "is missing", allowed);
        return given;
    }

    /** A time of day, to the second. */
    static LocalTime time(String field, String given) {
        if (!TIME.matcher(given).matches())
            throw Problem.invalid(field, "is no time of day", "HH:mm or HH:mm:ss, for example 07:00");
        return LocalTime.parse(given);
    }

    /** A day that is in the calendar: no 30 February. */
    static LocalDate date(String field, String given) {
        try {
            if (DATE.matcher(given).matches()) return LocalDate.parse(given);
        } catch (DateTimeException unknown) {
            // told below
        }
        throw Problem.invalid(field, "is no day of the calendar", "a date such as 2027-03-28");
    }

    static LocalDateTime dateTime(String field, String given) {
        if (!DATE_TIME.matcher(given).matches())
            throw Problem.invalid(field, "is no date and time", "a date and time such as 2027-03-28T07:00");
        int cut = given.indexOf('T');
        return date(field, given.substring(0, cut)).atTime(time(field, given.substring(cut + 1)));
    }

    /** A span of real time (ISO 8601, without years and months, whose lengths vary). */
    static Duration duration(String field, String given) {
        try {
            if (given.length() <= LONGEST_SPAN) return Duration.parse(given);
        } catch (DateTimeException | ArithmeticException unreadable) {
            // told below
        }
        throw Problem.invalid(field, "is no span of time", "ISO 8601, for example PT30M or PT1H");
    }

    static ZoneId zone(String field, String given) {
        if (ZoneId.getAvailableZoneIds().contains(given)) return ZoneId.of(given);
        throw Problem.invalid(field, "is not a time zone this gateway knows", "an IANA name such as Europe/Athens");
    }
}
