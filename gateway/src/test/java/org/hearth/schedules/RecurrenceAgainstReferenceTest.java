package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hearth.schedules.SlowReference.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Recurrence#next} of what is read on a wall clock, against a reference that lives through every minute. */
class RecurrenceAgainstReferenceTest {
    private static final int WEEKLY_A_ZONE = 16;
    private static final int CRONS_A_ZONE = 16;
    private static final int EARLIEST_YEAR = 1975;
    private static final int LATEST_YEAR = 2045;

    @ParameterizedTest
    @CsvSource({
        "Europe/Athens, 2027, 1",
        "Australia/Lord_Howe, 2027, 2",
        "America/New_York, 2026, 3",
        "America/St_Johns, 2008, 4",
        "Pacific/Apia, 2011, 5",
        "Pacific/Kwajalein, 1993, 6",
        "Pacific/Kiritimati, 1994, 7",
        "Antarctica/Troll, 2027, 8",
        "Africa/Casablanca, 2027, 9",
        "Africa/Cairo, 2014, 10",
        "Asia/Gaza, 2027, 11",
        "Asia/Pyongyang, 2015, 12",
        "UTC, 2027, 13"
    })
    void agreesInZonesThatTreatTheirClocksInUnusualWays(String zone, int year, long seed) {
        assertAgreement(ZoneId.of(zone), year, 1, seed);
    }

    @Test
    void agreesInZonesDrawnAtRandom() {
        drawn(6, 1);
    }

    @Test
    @EnabledIfSystemProperty(named = "hearth.long", matches = ".*")
    void agreesInAHundredZonesOverTenYears() {
        drawn(100, 10);
    }

    private static void drawn(int count, int years) {
        List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/"))
                .sorted()
                .toList());
        Random random = new Random(20_270_328);
        Collections.shuffle(zones, random);
        for (String zone : zones.subList(0, count)) {
            int year = EARLIEST_YEAR + random.nextInt(LATEST_YEAR - EARLIEST_YEAR);
            assertAgreement(ZoneId.of(zone), year, years, random.nextLong());
        }
    }

    private static void assertAgreement(ZoneId zone, int year, int years, long seed) {
        Instant from = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        Instant to = LocalDateTime.of(year + years, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        Random random = new Random(seed);
        List<ZoneOffsetTransition> changes = changes(zone, from, to);
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < WEEKLY_A_ZONE; i++) wishes.add(weekly(changes, random));
        for (int i = 0; i < CRONS_A_ZONE; i++) wishes.add(cron(changes, random));

        Map<Wish, List<Planned>> expected = new SlowReference(wishes, zone).walk(from, to);

        for (Wish wish : wishes)
            assertThat(wish.recurrence()
                            .upcoming(from.minusNanos(1), Site.of(zone))
                            .takeWhile(moment -> moment.at().isBefore(to)))
                    .as("%s in %s from %d, seed %d", wish.recurrence(), zone, year, seed)
                    .containsExactlyElementsOf(expected.get(wish));
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone, Instant from, Instant to) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        for (;
                change != null && change.getInstant().isBefore(to);
                change = zone.getRules().nextTransition(change.getInstant())) changes.add(change);
        return changes;
    }

    private static ClockChange rule(Random random) {
        return new ClockChange(GapPolicy.values()[random.nextInt(2)], OverlapPolicy.values()[random.nextInt(2)]);
    }

    private static Wish weekly(List<ZoneOffsetTransition> changes, Random random) {
        Weekly weekly = new Weekly(days(random), time(changes, random), rule(random));
        return new Wish(
                weekly,
                Set.of(weekly.time().toSecondOfDay() / 60),
                date -> weekly.days().contains(date.getDayOfWeek()),
                weekly.change());
    }

    /** An expression, and what it says in other words: the reference does not read it. */
    private static Wish cron(List<ZoneOffsetTransition> changes, Random random) {
        LocalTime near = time(changes, random);
        SortedSet<Integer> minutes = new TreeSet<>(Set.of(near.getMinute()));
        while (random.nextInt(3) == 0) minutes.add(random.nextInt(60));
        SortedSet<Integer> hours = new TreeSet<>(Set.of(near.getHour()));
        while (random.nextInt(3) == 0) hours.add(random.nextInt(24));
        boolean hourly = random.nextInt(4) == 0;
        if (hourly) for (int hour = 0; hour < 24; hour++) hours.add(hour);
        Set<Integer> minutesOfDay = hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> hour * 60 + minute))
                .collect(Collectors.toSet());
        ClockChange rule = rule(random);
        Days days = CRON_DAYS.get(random.nextInt(CRON_DAYS.size()));
        String expression = list(minutes) + " " + (hourly ? "*" : list(hours)) + " " + days.fields();
        return new Wish(Cron.of(expression, rule), minutesOfDay, days.holds(), rule);
    }

    private static String list(SortedSet<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The day fields of an expression, and what they mean. */
    private record Days(String fields, Predicate<LocalDate> holds) {}

    private static final List<Days> CRON_DAYS = List.of(
            new Days("* * *", date -> true),
            new Days("* * ?", date -> true),
            new Days("* * 0", date -> date.getDayOfWeek() == DayOfWeek.SUNDAY),
            new Days("* * SUN,SAT", date -> date.getDayOfWeek().getValue() >= 6),
            new Days(
                    "* 3,10 7",
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY
                            && (date.getMonthValue() == 3 || date.getMonthValue() == 10)),
            new Days(
                    "? * SUNL",
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY
                            && date.plusDays(7).getMonthValue() != date.getMonthValue()),
            new Days(
                    "? * SUN#2",
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY
                            && date.minusDays(7).getMonthValue() == date.getMonthValue()
                            && date.minusDays(14).getMonthValue() != date.getMonthValue()),
            new Days("L * ?", date -> date.plusDays(1).getDayOfMonth() == 1),
            new Days("29 2 *", date -> date.getMonthValue() == 2 && date.getDayOfMonth() == 29),
            new Days("1-10/3 * ?", date -> List.of(1, 4, 7, 10).contains(date.getDayOfMonth())),
            new Days("13 * FRI", date -> date.getDayOfMonth() == 13 || date.getDayOfWeek() == DayOfWeek.FRIDAY),
            new Days("* OCT-DEC *", date -> date.getMonthValue() >= 10));

    private static Set<DayOfWeek> days(Random random) {
        if (random.nextBoolean()) return EnumSet.allOf(DayOfWeek.class);
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY);
        for (DayOfWeek day : DayOfWeek.values()) if (random.nextBoolean()) days.add(day);
        return days;
    }

    /** Mostly within the hours that a clock change touches, often exactly at its edges. */
    private static LocalTime time(List<ZoneOffsetTransition> changes, Random random) {
        if (changes.isEmpty() || random.nextInt(4) == 0) return LocalTime.ofSecondOfDay(random.nextInt(1_440) * 60L);
        ZoneOffsetTransition change = changes.get(random.nextInt(changes.size()));
        LocalDateTime edge = random.nextBoolean() ? change.getDateTimeBefore() : change.getDateTimeAfter();
        int minutes = random.nextInt(3) == 0 ? 0 : random.nextInt(241) - 120;
        return edge.plusMinutes(minutes).toLocalTime().withSecond(0);
    }
}
