package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the moments of weekly schedules without any arithmetic on clock changes: it lives through every minute, reads the wall
 * clock, and notes which minutes it showed once, twice or never. Times are whole minutes.
 */
final class SlowReference {
    private static final int MINUTES_A_DAY = 1_440;

    /** Long enough to see the second showing of a minute that was first shown before the span, or after it. */
    private static final long MARGIN_MINUTES = 3L * MINUTES_A_DAY;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<Diary> diaries;
    private final Map<Integer, List<Diary>> byMinuteOfDay;

    SlowReference(List<Weekly> schedules, ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.diaries = schedules.stream()
                .map(schedule -> new Diary(schedule, new TreeMap<>(), new TreeMap<>()))
                .toList();
        this.byMinuteOfDay = diaries.stream()
                .collect(Collectors.groupingBy(diary -> diary.schedule().time().toSecondOfDay() / 60));
    }

    /** What was seen of the wall minutes that concern one schedule, and in which minutes of UTC it was seen. */
    private record Diary(Weekly schedule, Map<Long, List<Long>> shown, Map<Long, Long> neverShown) {}

    /** What each schedule has to fire from one instant, inclusive, to another, exclusive. */
    Map<Weekly, List<Planned>> walk(Instant from, Instant to) {
        long first = from.getEpochSecond() / 60 - MARGIN_MINUTES;
        long last = to.getEpochSecond() / 60 + MARGIN_MINUTES;
        long before = wallMinute(first - 1);
        for (long minute = first; minute < last; minute++) {
            long wall = wallMinute(minute);
            for (long lost = before + 1; lost < wall; lost++) note(lost, minute, false);
            note(wall, minute, true);
            before = wall;
        }
        Map<Weekly, List<Planned>> found = new HashMap<>();
        for (Diary diary : diaries) found.put(diary.schedule(), collect(diary, from, to));
        return found;
    }

    private long wallMinute(long minute) {
        return minute + rules.getOffset(Instant.ofEpochSecond(minute * 60)).getTotalSeconds() / 60;
    }

    private void note(long wall, long minute, boolean seen) {
        List<Diary> candidates = byMinuteOfDay.getOrDefault((int) Math.floorMod(wall, (long) MINUTES_A_DAY), List.of());
        if (candidates.isEmpty()) return;
        DayOfWeek day = LocalDate.ofEpochDay(Math.floorDiv(wall, MINUTES_A_DAY)).getDayOfWeek();
        for (Diary diary : candidates) {
            if (!diary.schedule().days().contains(day)) continue;
            if (seen)
                diary.shown().computeIfAbsent(wall, key -> new ArrayList<>()).add(minute);
            else diary.neverShown().put(wall, minute);
        }
    }

    private List<Planned> collect(Diary diary, Instant from, Instant to) {
        Weekly schedule = diary.schedule();
        TreeMap<Instant, Planned> moments = new TreeMap<>();
        diary.shown().forEach((wall, minutes) -> {
            boolean twice = minutes.size() > 1;
            boolean both = schedule.overlap() == OverlapPolicy.BOTH;
            PreviewMark mark = !twice ? null : both ? PreviewMark.BOTH_OF_TWO : PreviewMark.FIRST_OF_TWO;
            for (long minute : twice && !both ? minutes.subList(0, 1) : minutes) {
                Instant at = Instant.ofEpochSecond(minute * 60);
                moments.put(at, new Planned(at, LocalDateTime.ofInstant(at, zone), rules.getOffset(at), mark));
            }
        });
        diary.neverShown().forEach((wall, minute) -> {
            Instant at = Instant.ofEpochSecond(minute * 60);
            moments.putIfAbsent(at, lost(schedule, wall, at));
        });
        return moments.subMap(from, true, to, false).values().stream().toList();
    }

    private Planned lost(Weekly schedule, long wall, Instant at) {
        if (schedule.gap() == GapPolicy.SKIP)
            return new Planned(
                    at, LocalDateTime.ofEpochSecond(wall * 60, 0, ZoneOffset.UTC), null, PreviewMark.SKIPPED);
        return new Planned(at, LocalDateTime.ofInstant(at, zone), rules.getOffset(at), PreviewMark.MOVED);
    }
}
