package org.hearth.schedules;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what is planned as a calendar (RFC 5545). Moments are given in UTC, which needs no zone rules in the file. */
final class ICalendar {
    static final String TYPE = "text/calendar;charset=utf-8";

    /** RFC 5545, 3.1: no line is longer, in octets, without its end. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** How soon a program looks again. */
    private static final Duration REFRESH = Duration.ofHours(1);

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /**
     * Something that is planned.
     *
     * @param start when it begins
     * @param end when it is over; null if it only begins
     * @param dueAt which moment of its schedule it is
     */
    record Event(
            UUID schedule,
            String name,
            Instant dueAt,
            Instant start,
            @Nullable Instant end) {}

    static String of(String name, List<Event> events, Instant now) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Hearth//Schedules//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("NAME:" + escaped(name));
        calendar.line("X-WR-CALNAME:" + escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:" + REFRESH); // RFC 7986, 5.7
        for (Event event : events) calendar.write(event, now);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void write(Event event, Instant now) {
        line("BEGIN:VEVENT");
        line("UID:" + event.schedule() + "-" + event.dueAt().getEpochSecond() + "@hearth");
        line("DTSTAMP:" + UTC.format(now));
        line("DTSTART:" + UTC.format(event.start()));
        if (event.end() != null) line("DTEND:" + UTC.format(event.end()));
        line("SUMMARY:" + escaped(event.name()));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    /** RFC 5545, 3.3.11. */
    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Folds what is too long, never within a character. */
    private void line(String whole) {
        int octets = 0;
        for (int at = 0; at < whole.length(); ) {
            int character = whole.codePointAt(at);
            String written = Character.toString(character);
            int more = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(written);
            octets += more;
            at += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
