package org.hearth.schedules;

import static org.hearth.schedules.Wishes.cron;
import static org.hearth.schedules.Wishes.daily;
import static org.hearth.schedules.Wishes.every;
import static org.hearth.schedules.Wishes.halfAnHourBefore;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.once;
import static org.hearth.schedules.Wishes.weekly;
import static org.hearth.schedules.Wishes.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A request for a schedule that cannot be, on 1 June 2027 at 12:00 in Athens.
 *
 * @param body an object, or JSON as text
 * @param field as the problem names it; empty if it names none
 */
record RefusedWish(String what, Object body, int status, String field) {
    static final int NOT_ACCEPTED = 422;
    static final int UNREADABLE = 400;

    private static final String DEEP = "[".repeat(2_000) + "]".repeat(2_000);

    @Override
    public String toString() {
        return what;
    }

    static List<RefusedWish> dates() {
        return List.of(
                recurrence("30 February", once("2027-02-30", "07:00"), "recurrence.date"),
                recurrence("29 February of a common year", once("2027-02-29", "07:00"), "recurrence.date"),
                recurrence("31 April", once("2028-04-31", "07:00"), "recurrence.date"),
                recurrence("month 13", once("2027-13-01", "07:00"), "recurrence.date"),
                recurrence("a year of five digits", once("99999-01-01", "07:00"), "recurrence.date"),
                recurrence("a year before Christ", once("-0044-03-15", "07:00"), "recurrence.date"),
                recurrence("a date without zeros", once("2027-7-1", "07:00"), "recurrence.date"),
                recurrence("digits of another script", once("٢٠٢٧-٠٧-٠١", "07:00"), "recurrence.date"),
                recurrence("24:00", once("2027-07-01", "24:00"), "recurrence.time"),
                recurrence("07:60", once("2027-07-01", "07:60"), "recurrence.time"),
                recurrence("a fraction of a second", once("2027-07-01", "07:00:00.5"), "recurrence.time"),
                recurrence("a time with a zone", once("2027-07-01", "07:00Z"), "recurrence.time"),
                recurrence("a time in the past", once("2027-06-01", "11:59"), "recurrence"),
                recurrence("this very moment", once("2027-06-01", "12:00"), "recurrence"),
                recurrence("the year 0", once("0000-01-01", "07:00"), "recurrence"),
                new RefusedWish(
                        "a time that is left out, if such are",
                        with(on(once("2028-03-26", "03:30")), "gap", "SKIP"),
                        NOT_ACCEPTED,
                        "recurrence"));
    }

    static List<RefusedWish> crons() {
        return List.of(
                recurrence("a cron of 30 February", cron("0 7 30 2 *"), "recurrence"),
                recurrence("31 June or 31 September", cron("0 7 31 6,9 ?"), "recurrence"),
                expression("every second", "* * * * * *"),
                expression("twice a minute", "*/30 * * * * *"),
                expression("two seconds that follow each other over a minute", "0,59 0 7 * * *"),
                expression("nothing", ""),
                expression("blanks", "     "),
                expression("a minute 60", "60 7 * * *"),
                expression("an hour 24", "0 24 * * *"),
                expression("a day 0", "0 7 0 * *"),
                expression("a day 32", "0 7 32 * *"),
                expression("a month 13", "0 7 * 13 *"),
                expression("a minus", "0 -7 * * *"),
                expression("a number without an end", "0 99999999999999999999 * * *"),
                expression("a step of 0", "*/0 7 * * *"),
                expression("a step beyond 32 bits", "*/4294967297 7 * * *"),
                expression("the last weekday", "0 7 LW * ?"),
                expression("the weekday nearest to the 15th", "0 7 15W * ?"),
                expression("the sixth Monday", "0 7 ? * MON#6"),
                expression("a nickname", "@hourly"),
                expression("a year field", "0 0 7 1 1 ? 2030"),
                expression("another alphabet", "0 7 * * ΔΕΥ"),
                expression("a zero byte", "0 7 * * *\u0000"),
                expression("a control character before it", "\u00010 7 * * *"),
                expression("a list without an end", "0,".repeat(200) + "0 7 * * *"),
                expression("a number sign without a number", "0 7 * * MON#"),
                expression("a step that was not typed yet", "1-5/ 7 * * *"),
                expression("a range that was not typed yet", "1- 7 * * *"),
                expression("a list that was not typed yet", "1, 7 * * *"),
                expression("SQL", "0 7 * * '; DROP TABLE schedule; --"));
    }

    static List<RefusedWish> spans() {
        return List.of(
                recurrence("59 seconds", every("PT59S", "2027-07-01T07:00"), "recurrence.every"),
                recurrence(
                        "a millisecond more than a minute", every("PT60.001S", "2027-07-01T07:00"), "recurrence.every"),
                recurrence("no span", every("PT0S", "2027-07-01T07:00"), "recurrence.every"),
                recurrence("backwards", every("-PT30M", "2027-07-01T07:00"), "recurrence.every"),
                recurrence("a minus inside", every("PT-30M", "2027-07-01T07:00"), "recurrence.every"),
                recurrence("more than a year", every("P367D", "2027-07-01T07:00"), "recurrence.every"),
                recurrence("months, whose lengths vary", every("P1M", "2027-07-01T07:00"), "recurrence.every"),
                recurrence("beyond 64 bits", every("PT9223372036854775808S", "2027-07-01T07:00"), "recurrence.every"),
                recurrence(
                        "nearly 64 bits of hours",
                        every("PT9223372036854775807H", "2027-07-01T07:00"),
                        "recurrence.every"),
                recurrence(
                        "nearly 64 bits of seconds",
                        every("PT9223372036854775807S", "2027-07-01T07:00"),
                        "recurrence.every"),
                recurrence("a start on 30 February", every("PT1H", "2027-02-30T07:00"), "recurrence.start"),
                recurrence("a start without a time", every("PT1H", "2027-07-01"), "recurrence.start"),
                recurrence("a start with an offset", every("PT1H", "2027-07-01T07:00+03"), "recurrence.start"),
                recurrence("an end before the start", until("2027-07-01T06:59:59"), "recurrence.end"),
                recurrence("an end on 31 June", until("2027-06-31T07:00"), "recurrence.end"),
                new RefusedWish(
                        "one that is over",
                        on(with(every("PT1H", "2027-05-01T07:00"), "end", "2027-05-02T07:00")),
                        NOT_ACCEPTED,
                        "recurrence"));
    }

    static List<RefusedWish> fields() {
        return List.of(
                wrong("a zone that is none", "zone", "Europe/Atlantis", "zone"),
                wrong("an offset for a zone", "zone", "+03:00", "zone"),
                wrong("a zone in small letters", "zone", "europe/athens", "zone"),
                wrong("a path for a zone", "zone", "../../etc/localtime", "zone"),
                wrong("a window of nothing", "ending", Map.of("after", "PT0S"), "ending.after"),
                wrong("a window backwards", "ending", Map.of("after", "-PT15M"), "ending.after"),
                wrong("a window of more than a day", "ending", Map.of("after", "PT24H1S"), "ending.after"),
                wrong("a window without an end", "ending", Map.of("after", "PT9223372036854775807S"), "ending.after"),
                wrong("a window until 25:00", "ending", Map.of("at", "25:00"), "ending.at"),
                wrong("a window with two ends", "ending", Map.of("at", "08:00", "after", "PT1H"), "ending"),
                wrong("a window with no end", "ending", Map.of(), "ending"),
                new RefusedWish(
                        "a window of a scene, which has no opposite",
                        with(
                                Map.of("scene", UUID.randomUUID(), "recurrence", daily("07:00")),
                                "ending",
                                Map.of("after", "PT1H")),
                        NOT_ACCEPTED,
                        "ending"),
                new RefusedWish(
                        "a window that is longer than the interval",
                        with(on(every("PT1H", "2027-07-01T07:00")), "ending", Map.of("after", "PT1H")),
                        NOT_ACCEPTED,
                        "ending"),
                wrong("a shift of more than two hours", "shift", "PT2H1M", "shift"),
                wrong("a shift backwards", "shift", "-PT5M", "shift"),
                wrong("a shift of half a minute", "shift", "PT30S", "shift"),
                wrong("a shift without an end", "shift", "PT9223372036854775807S", "shift"),
                new RefusedWish(
                        "a shift that could turn two round",
                        with(on(every("PT10M", "2027-07-01T07:00")), "shift", "PT5M"),
                        NOT_ACCEPTED,
                        "shift"),
                wrong("missed moments of less than a minute", "missed", late("PT59S"), "missed.within"),
                wrong("missed moments of more than a day", "missed", late("PT24H1S"), "missed.within"),
                wrong("missed moments without a rule", "missed", Map.of("within", "PT5M"), "missed.policy"),
                recurrence("the sun over a home that is nowhere", halfAnHourBefore("SUNSET"), "recurrence.event"),
                recurrence(
                        "half a day and a minute",
                        with(halfAnHourBefore("DAWN"), "offset", "PT12H1M"),
                        "recurrence.offset"),
                recurrence(
                        "as far before as 64 bits go",
                        with(halfAnHourBefore("DAWN"), "offset", "PT-9223372036854775808S"),
                        "recurrence.offset"),
                recurrence(
                        "seconds of the sun", with(halfAnHourBefore("DAWN"), "offset", "PT30S"), "recurrence.offset"),
                recurrence(
                        "a fallback at noon",
                        with(halfAnHourBefore("DAWN"), "fallback", "noon"),
                        "recurrence.fallback"),
                recurrence("no day", weekly("07:00"), "recurrence.days"),
                recurrence("one day twice", weekly("07:00", "MONDAY", "MONDAY"), "recurrence.days"),
                recurrence("a field of another kind", with(daily("07:00"), "every", "PT1H"), "recurrence.every"),
                wrong("a dimmer's level for a switch", "operation", "LEVEL", "value"),
                wrong("a name with a zero byte", "name", "Boiler\u0000", "name"),
                wrong("a name that is turned round", "name", "Boiler \u202eno", "name"),
                wrong("a name of 61 letters", "name", "Θ".repeat(61), "name"));
    }

    static List<RefusedWish> unreadable() {
        String good = "{\"device\":\"boiler-1\",\"capability\":\"relay1\",\"value\":true,\"recurrence\":%s}";
        return List.of(
                new RefusedWish(
                        "a day for days",
                        good.formatted("{\"kind\":\"WEEKLY\",\"days\":\"MONDAY\",\"time\":\"07:00\"}"),
                        UNREADABLE,
                        "recurrence.days"),
                new RefusedWish(
                        "a day that is none",
                        good.formatted("{\"kind\":\"WEEKLY\",\"days\":[\"SOMEDAY\"],\"time\":\"07:00\"}"),
                        UNREADABLE,
                        "recurrence.days[0]"),
                new RefusedWish(
                        "a number of a day",
                        good.formatted("{\"kind\":\"WEEKLY\",\"days\":[1],\"time\":\"07:00\"}"),
                        UNREADABLE,
                        "recurrence.days[0]"),
                new RefusedWish(
                        "a number for a time",
                        good.formatted("{\"kind\":\"WEEKLY\",\"days\":[\"MONDAY\"],\"time\":7}"),
                        UNREADABLE,
                        "recurrence.time"),
                new RefusedWish(
                        "a number for a span",
                        good.formatted("{\"kind\":\"INTERVAL\",\"every\":3600,\"start\":\"2027-07-01T07:00\"}"),
                        UNREADABLE,
                        "recurrence.every"),
                new RefusedWish(
                        "a kind that is none", good.formatted("{\"kind\":\"HOURLY\"}"), UNREADABLE, "recurrence.kind"),
                new RefusedWish(
                        "a field nobody knows",
                        good.formatted("{\"kind\":\"CRON\",\"expression\":\"0 7 * * *\",\"often\":1}"),
                        UNREADABLE,
                        "recurrence.often"),
                new RefusedWish("a list for a recurrence", good.formatted("[]"), UNREADABLE, "recurrence"),
                new RefusedWish("a text for a recurrence", good.formatted("\"0 7 * * *\""), UNREADABLE, "recurrence"),
                new RefusedWish("a recurrence that is nested deeply", good.formatted(DEEP), UNREADABLE, ""));
    }

    private static RefusedWish recurrence(String what, Map<String, ?> recurrence, String field) {
        return new RefusedWish(what, on(recurrence), NOT_ACCEPTED, field);
    }

    private static RefusedWish expression(String what, String expression) {
        return recurrence(what, cron(expression), "recurrence.expression");
    }

    private static RefusedWish wrong(String what, String field, Object value, String named) {
        return new RefusedWish(what, with(on(daily("07:00")), field, value), NOT_ACCEPTED, named);
    }

    private static Map<String, Object> until(String end) {
        return with(every("PT1H", "2027-07-01T07:00"), "end", end);
    }

    private static Map<String, Object> late(String within) {
        return Map.of("policy", "RUN_IF_YOUNGER", "within", within);
    }
}
