package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Weekly#next} against a reference that lives through every minute. */
class WeeklyAgainstReferenceTest {
    private static final int SCHEDULES_A_ZONE = 16;
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
        List<Weekly> schedules = schedules(zone, from, to, new Random(seed));

        Map<Weekly, List<Planned>> expected = new SlowReference(schedules, zone).walk(from, to);

        for (Weekly schedule : schedules)
            assertThat(schedule.upcoming(from.minusNanos(1), zone)
                            .takeWhile(moment -> moment.at().isBefore(to)))
                    .as("%s in %s from %d, seed %d", schedule, zone, year, seed)
                    .containsExactlyElementsOf(expected.get(schedule));
    }

    private static List<Weekly> schedules(ZoneId zone, Instant from, Instant to, Random random) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        for (;
                change != null && change.getInstant().isBefore(to);
                change = zone.getRules().nextTransition(change.getInstant())) changes.add(change);
        List<Weekly> schedules = new ArrayList<>();
        for (int i = 0; i < SCHEDULES_A_ZONE; i++)
            schedules.add(new Weekly(
                    days(random),
                    time(changes, random),
                    GapPolicy.values()[random.nextInt(2)],
                    OverlapPolicy.values()[random.nextInt(2)]));
        return schedules;
    }

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
