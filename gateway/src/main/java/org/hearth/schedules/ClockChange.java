package org.hearth.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of times that a clock change leaves out or repeats, and with that the way from what a wall clock shows to instants.
 *
 * @param gap for a time that is left out
 * @param overlap for a time that is repeated
 */
public record ClockChange(GapPolicy gap, OverlapPolicy overlap) {
    /** What people expect who have not thought of it. */
    public static final ClockChange DEFAULT = new ClockChange(GapPolicy.NEXT_VALID, OverlapPolicy.FIRST);

    /** A zone may leave out a day (Pacific/Apia, 2011-12-30) or live one twice; a second day is margin. */
    private static final int MARGIN_DAYS = 2;

    /**
     * The first moment after an instant of times on a wall clock.
     *
     * @param days how many days ahead are looked through
     * @param times on a date, in any order
     */
    Optional<Planned> next(Instant after, ZoneId zone, int days, Function<LocalDate, Stream<LocalTime>> times) {
        if (isEven(zone.getRules(), after)) {
            Optional<Planned> soon = soon(after, zone.getRules().getOffset(after), times);
            if (soon.isPresent()) return soon;
        }
        LocalDate first = LocalDate.ofInstant(after, zone).minusDays(MARGIN_DAYS);
        Function<LocalDate, Stream<Planned>> ahead = date -> times.apply(date)
                .flatMap(time -> moments(date.atTime(time), zone.getRules()))
                .filter(moment -> moment.at().isAfter(after));
        return IntStream.rangeClosed(0, MARGIN_DAYS + days)
                .mapToObj(first::plusDays)
                .filter(date -> ahead.apply(date).findAny().isPresent())
                .findFirst()
                // A date that comes later may begin earlier, where a zone moved across the date line.
                .flatMap(found -> IntStream.rangeClosed(0, MARGIN_DAYS)
                        .mapToObj(found::plusDays)
                        .flatMap(ahead)
                        .min(Planned.ORDER));
    }

    /** True if no clock change is near, as on most days: then a wall clock shows each time once, in order. */
    private static boolean isEven(ZoneRules rules, Instant after) {
        ZoneOffsetTransition change = rules.nextTransition(after.minus(MARGIN_DAYS, ChronoUnit.DAYS));
        return change == null || change.getInstant().isAfter(after.plus(2L * MARGIN_DAYS, ChronoUnit.DAYS));
    }

    /** What comes today or tomorrow: a rhythm of minutes is asked a thousand times when a long absence is reckoned up. */
    private static Optional<Planned> soon(
            Instant after, ZoneOffset offset, Function<LocalDate, Stream<LocalTime>> times) {
        LocalDateTime now = LocalDateTime.ofInstant(after, offset);
        return IntStream.range(0, MARGIN_DAYS)
                .mapToObj(now.toLocalDate()::plusDays)
                .flatMap(date -> times.apply(date).map(date::atTime).filter(time -> time.isAfter(now)))
                .min(Comparator.naturalOrder())
                .map(local -> at(local, offset, null));
    }

    /** The moments at which a wall clock shows this: one, two, or none but one that says so. */
    Stream<Planned> moments(LocalDateTime local, ZoneRules rules) {
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
                new Planned(
                        change.getInstant(),
                        change.getDateTimeAfter(),
                        change.getOffsetAfter(),
                        PreviewMark.MOVED,
                        local);
            case SKIP -> new Planned(change.getInstant(), local, null, PreviewMark.SKIPPED);
        };
    }

    private static Planned at(LocalDateTime local, ZoneOffset offset, @Nullable PreviewMark mark) {
        return new Planned(local.toInstant(offset), local, offset, mark);
    }
}
