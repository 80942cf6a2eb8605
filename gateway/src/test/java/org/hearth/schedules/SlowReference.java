package org.hearth.schedules;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the moments of recurrences that are read on a wall clock without any arithmetic on clock changes: it lives through every minute, reads the
 * wall clock, and notes which minutes it showed once, twice or never. Times are whole minutes.
 */
final class SlowReference {
    private static final int MINUTES_A_DAY = 1_440;

    /** Long enough to see the second showing of a minute that was first shown before the span, or after it. */
    private static final long MARGIN_MINUTES = 3L * MINUTES_A_DAY;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<Diary> diaries;
    private final Map<Integer, List<Diary>> byMinuteOfDay = new HashMap<>();

    SlowReference(List<Wish> wishes, ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.diaries = wishes.stream()
                .map(wish -> new Diary(wish, new TreeMap<>(), new TreeMap<>()))
                .toList();
        for (Diary diary : diaries)
            for (int minute : diary.wish().minutesOfDay())
                byMinuteOfDay.computeIfAbsent(minute, key -> new ArrayList<>()).add(diary);
    }

    /**
     * What somebody wants, in words that need no arithmetic, and the recurrence that should say the same.
     *
     * @param minutesOfDay at which minutes of a day
     * @param days on which days
     * @param change for what a clock change leaves out or repeats; null: every showing counts, and nothing is made up for
     */
    record Wish(Recurrence recurrence, Set<Integer> minutesOfDay, Predicate<LocalDate> days, ClockChange change) {
        boolean isRhythm() {
            return recurrence instanceof Cron cron && cron.fields().inEveryHour();
        }
    }

    /** What was seen of the wall minutes that concern one wish, and in which minutes of UTC it was seen. */
    private record Diary(Wish wish, Map<Long, List<Long>> shown, Map<Long, Long> neverShown) {}

    /** What each has to fire from one instant, inclusive, to another, exclusive. */
    Map<Wish, List<Planned>> walk(Instant from, Instant to) {
        long first = from.getEpochSecond() / 60 - MARGIN_MINUTES;
        long last = to.getEpochSecond() / 60 + MARGIN_MINUTES;
        long before = wallMinute(first - 1);
        for (long minute = first; minute < last; minute++) {
            long wall = wallMinute(minute);
            for (long lost = before + 1; lost < wall; lost++) note(lost, minute, false);
            note(wall, minute, true);
            before = wall;
        }
        Map<Wish, List<Planned>> found = new HashMap<>();
        for (Diary diary : diaries) found.put(diary.wish(), collect(diary, from, to));
        return found;
    }

    private long wallMinute(long minute) {
        return minute + rules.getOffset(Instant.ofEpochSecond(minute * 60)).getTotalSeconds() / 60;
    }

    private void note(long wall, long minute, boolean seen) {
        List<Diary> candidates = byMinuteOfDay.getOrDefault((int) Math.floorMod(wall, (long) MINUTES_A_DAY), List.of());
        if (candidates.isEmpty()) return;
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(wall, MINUTES_A_DAY));
        for (Diary diary : candidates) {
            if (!diary.wish().days().test(date)) continue;
            if (seen)
                diary.shown().computeIfAbsent(wall, key -> new ArrayList<>()).add(minute);
            else diary.neverShown().put(wall, minute);
        }
    }

    private List<Planned> collect(Diary diary, Instant from, Instant to) {
        Wish wish = diary.wish();
        TreeMap<Instant, Planned> moments = new TreeMap<>();
        boolean both = wish.isRhythm() || wish.change().overlap() == OverlapPolicy.BOTH;
        diary.shown().forEach((wall, minutes) -> {
            boolean twice = minutes.size() > 1;
            PreviewMark mark = !twice ? null : both ? PreviewMark.BOTH_OF_TWO : PreviewMark.FIRST_OF_TWO;
            for (long minute : twice && !both ? minutes.subList(0, 1) : minutes) {
                Instant at = Instant.ofEpochSecond(minute * 60);
                moments.put(at, new Planned(at, LocalDateTime.ofInstant(at, zone), rules.getOffset(at), mark));
            }
        });
        if (!wish.isRhythm())
            diary.neverShown().forEach((wall, minute) -> {
                Instant at = Instant.ofEpochSecond(minute * 60);
                moments.putIfAbsent(at, lost(wish, wall, at));
            });
        return moments.subMap(from, true, to, false).values().stream().toList();
    }

    private Planned lost(Wish wish, long wall, Instant at) {
        if (wish.change().gap() == GapPolicy.SKIP)
            return new Planned(
                    at, LocalDateTime.ofEpochSecond(wall * 60, 0, ZoneOffset.UTC), null, PreviewMark.SKIPPED);
        return new Planned(at, LocalDateTime.ofInstant(at, zone), rules.getOffset(at), PreviewMark.MOVED);
    }
}
