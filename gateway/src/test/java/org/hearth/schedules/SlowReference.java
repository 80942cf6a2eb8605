package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds moments without any arithmetic on clock changes: it lives through every minute, and through every second of a minute in which the clock
 * is changed, reads the wall clock, and notes what it showed once, twice or never. Starts, spans and windows are counted out from there.
 */
final class SlowReference {
    private static final int MINUTE = 60;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int SECONDS_A_DAY = 86_400;

    /** Long enough to see the second showing of a minute that was first shown before the span, or after it. */
    private static final long MARGIN = 3L * SECONDS_A_DAY;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<Diary> diaries;
    private final List<List<Diary>> byMinuteOfDay = IntStream.range(0, MINUTES_A_DAY)
            .<List<Diary>>mapToObj(i -> new ArrayList<>())
            .toList();

    SlowReference(List<Wish> wishes, ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.diaries = wishes.stream()
                .map(wish -> new Diary(wish, new HashMap<>(), new TreeMap<>()))
                .toList();
        for (Diary diary : diaries)
            for (int minute : diary.wish().minutesOfDay())
                byMinuteOfDay.get(minute).add(diary);
    }

    /**
     * What somebody wants, in words that need no arithmetic.
     *
     * @param minutesOfDay at which minutes of a day
     * @param second of these minutes
     * @param days on which days
     * @param change for what a clock change leaves out or repeats
     * @param rhythm every showing counts, and nothing is made up for
     */
    record Wish(Set<Integer> minutesOfDay, int second, Predicate<LocalDate> days, ClockChange change, boolean rhythm) {
        /** One date and time; where the clock shows it twice the first counts, where never the moment of the change. */
        static Wish of(LocalDateTime time, ClockChange change) {
            LocalDate date = time.toLocalDate();
            return of(time.toLocalTime(), date::equals, change);
        }

        static Wish of(LocalTime time, Predicate<LocalDate> days, ClockChange change) {
            return new Wish(Set.of(time.toSecondOfDay() / MINUTE), time.getSecond(), days, change, false);
        }
    }

    /** What was seen of the wall times that concern one wish, in seconds since 1970, and at which instants. */
    private record Diary(Wish wish, Map<Long, List<Long>> shown, TreeMap<Long, Long> neverShown) {}

    /** What each has to fire from one instant, inclusive, to another, exclusive. */
    Map<Wish, List<Planned>> walk(Instant from, Instant to) {
        long first = Math.floorDiv(from.getEpochSecond() - MARGIN, MINUTE) * MINUTE;
        long last = to.getEpochSecond() + MARGIN;
        long before = wall(first - 1);
        int offset = offset(first);
        for (long minute = first; minute < last; minute += MINUTE) {
            int next = offset(minute + MINUTE);
            if (next == offset && offset % MINUTE == 0) {
                note(before + 1, minute + offset, minute, false);
                note(minute + offset, minute + offset + MINUTE, minute, true);
                before = minute + offset + MINUTE - 1;
            } else
                for (long second = minute; second < minute + MINUTE; second++) {
                    long wall = wall(second);
                    note(before + 1, wall, second, false);
                    note(wall, wall + 1, second, true);
                    before = wall;
                }
            offset = next;
        }
        Map<Wish, List<Planned>> found = new IdentityHashMap<>();
        for (Diary diary : diaries) found.put(diary.wish(), collect(diary, from, to));
        return found;
    }

    private int offset(long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    private long wall(long second) {
        return second + offset(second);
    }

    /**
     * Notes wall times from one, inclusive, to another, exclusive.
     *
     * @param at if they were seen: when the first of them was, and each a second after the one before; else when they were passed over
     */
    private void note(long from, long to, long at, boolean seen) {
        for (long minute = Math.floorDiv(from, MINUTE); minute * MINUTE < to; minute++) {
            List<Diary> candidates = byMinuteOfDay.get(Math.floorMod(minute, MINUTES_A_DAY));
            if (candidates.isEmpty()) continue;
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(minute, MINUTES_A_DAY));
            for (Diary diary : candidates) {
                long wall = minute * MINUTE + diary.wish().second();
                if (wall < from || wall >= to || !diary.wish().days().test(date)) continue;
                if (seen)
                    diary.shown()
                            .computeIfAbsent(wall, key -> new ArrayList<>(2))
                            .add(at + wall - from);
                else diary.neverShown().put(wall, at);
            }
        }
    }

    private List<Planned> collect(Diary diary, Instant from, Instant to) {
        Wish wish = diary.wish();
        TreeMap<Instant, Planned> moments = new TreeMap<>();
        boolean both = wish.rhythm() || wish.change().overlap() == OverlapPolicy.BOTH;
        diary.shown().forEach((wall, seconds) -> {
            boolean twice = seconds.size() > 1;
            PreviewMark mark = !twice ? null : both ? PreviewMark.BOTH_OF_TWO : PreviewMark.FIRST_OF_TWO;
            for (long second : twice && !both ? seconds.subList(0, 1) : seconds) {
                Planned moment = read(Instant.ofEpochSecond(second), mark, null);
                moments.put(moment.at(), moment);
            }
        });
        if (!wish.rhythm())
            diary.neverShown().forEach((wall, second) -> {
                Instant at = Instant.ofEpochSecond(second);
                moments.putIfAbsent(at, lost(wish, wall, at));
            });
        return List.copyOf(moments.subMap(from, true, to, false).values());
    }

    private Planned lost(Wish wish, long wall, Instant at) {
        LocalDateTime meant = LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
        if (wish.change().gap() == GapPolicy.SKIP) return new Planned(at, meant, null, PreviewMark.SKIPPED);
        return read(at, PreviewMark.MOVED, meant);
    }

    private Planned read(Instant at, @Nullable PreviewMark mark, @Nullable LocalDateTime meant) {
        return new Planned(at, LocalDateTime.ofInstant(at, zone), rules.getOffset(at), mark, meant);
    }

    /**
     * Counts a span again and again, one after the other.
     *
     * @param start the first moment
     * @param end nothing comes after it
     */
    List<Planned> steps(Instant start, Duration every, Instant end) {
        List<Planned> steps = new ArrayList<>();
        for (Instant at = start; !at.isAfter(end); at = at.plus(every)) steps.add(read(at, null, null));
        return steps;
    }

    /** The starts, and after each of them an end so much later, if it comes before the next. */
    List<Edge> windows(List<Planned> starts, Duration length) {
        return windows(starts, start -> start.at().plus(length));
    }

    /**
     * The starts, and after each of them an end when the clock shows a time, if it comes before the next.
     *
     * @param shown each moment at which it shows that time, or at which it would have, but for a change
     */
    List<Edge> windows(List<Planned> starts, LocalTime time, List<Planned> shown) {
        TreeMap<Instant, Planned> showings = new TreeMap<>();
        for (Planned showing : shown) showings.put(showing.at(), showing);
        return windows(starts, start -> {
            LocalDateTime meant = start.meant();
            if (meant != null) {
                Duration length = Duration.ofSeconds(1);
                while (!meant.plus(length).toLocalTime().equals(time)) length = length.plusSeconds(1);
                // The whole window was taken away: it is as long as it would have been.
                if (!meant.plus(length).isAfter(start.local()))
                    return start.at().plus(length);
            }
            return showings.higherKey(start.at());
        });
    }

    private List<Edge> windows(List<Planned> starts, Function<Planned, @Nullable Instant> end) {
        TreeMap<Instant, Edge> edges = new TreeMap<>();
        for (Planned start : starts) edges.put(start.at(), new Edge(start, Phase.START, start.at(), Duration.ZERO));
        List<Planned> done = starts.stream().filter(start -> !start.isSkipped()).toList();
        for (int i = 0; i < done.size(); i++) {
            Planned start = done.get(i);
            Instant over = end.apply(start);
            boolean goesOn =
                    i + 1 < done.size() && over != null && !done.get(i + 1).at().isAfter(over);
            if (over != null && !goesOn)
                edges.put(over, new Edge(read(over, null, null), Phase.END, start.at(), Duration.ZERO));
        }
        return List.copyOf(edges.values());
    }
}
