package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The same time on some days of each week. Which days and which time is read on a wall clock; which instants these are follows
 * from a zone's rules, and this arithmetic is the only one: the preview and the engine both ask here.
 *
 * @param days at least one
 * @param time to the second
 * @param gap for a time that the clock change leaves out
 * @param overlap for a time that the clock change repeats
 */
public record Weekly(Set<DayOfWeek> days, LocalTime time, GapPolicy gap, OverlapPolicy overlap) {
    /** A zone may leave out a day (Pacific/Apia, 2011-12-30) or live one twice; a second day is margin. */
    private static final int DAYS_BACK = 2;

    /** A week, and the same margin. */
    private static final int DAYS_AHEAD = 7 + DAYS_BACK;

    public Weekly {
        if (days.isEmpty()) throw Problem.invalid("days", "is empty", "at least one day of the week");
        if (time.getNano() != 0) throw Problem.invalid("time", "has a fraction of a second", "HH:mm or HH:mm:ss");
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /**
     * The first moment after an instant.
     *
     * @param after that instant itself does not count
     * @param zone in which days and time are read
     */
    public Planned next(Instant after, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(after, zone);
        return IntStream.rangeClosed(-DAYS_BACK, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .filter(date -> days.contains(date.getDayOfWeek()))
                .flatMap(date -> moments(date.atTime(time), zone.getRules()))
                .filter(moment -> moment.at().isAfter(after))
                .min(Planned.ORDER)
                .orElseThrow(() -> new IllegalStateException(this + " has no moment in the week after " + after));
    }

    /** All moments after an instant, without end; never two at one instant. */
    public Stream<Planned> upcoming(Instant after, ZoneId zone) {
        return Stream.iterate(next(after, zone), last -> next(last.at(), zone));
    }

    private Stream<Planned> moments(LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return switch (offsets.size()) {
            case 0 -> Stream.of(inGap(local, rules.getTransition(local)));
            case 1 -> Stream.of(at(local, offsets.getFirst(), null));
            default ->
                switch (overlap) {
                    case FIRST -> Stream.of(at(local, offsets.getFirst(), PreviewMark.FIRST_OF_TWO));
                    case BOTH -> offsets.stream().map(offset -> at(local, offset, PreviewMark.BOTH_OF_TWO));
                };
        };
    }

    private Planned inGap(LocalDateTime local, ZoneOffsetTransition change) {
        return switch (gap) {
            case NEXT_VALID ->
                new Planned(change.getInstant(), change.getDateTimeAfter(), change.getOffsetAfter(), PreviewMark.MOVED);
            case SKIP -> new Planned(change.getInstant(), local, null, PreviewMark.SKIPPED);
        };
    }

    private static Planned at(LocalDateTime local, ZoneOffset offset, @Nullable PreviewMark mark) {
        return new Planned(local.toInstant(offset), local, offset, mark);
    }
}
