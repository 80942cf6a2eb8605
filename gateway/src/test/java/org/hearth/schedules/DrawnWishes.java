package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hearth.schedules.SlowReference.Wish;
import org.jspecify.annotations.Nullable;

/** Draws recurrences and endings for some years in a zone, most of them near its clock changes, each said twice: as the product takes it, and in other words. */
final class DrawnWishes {
    private static final int MARGIN_DAYS = 4;
    private static final ClockChange EACH_SHOWING = new ClockChange(GapPolicy.NEXT_VALID, OverlapPolicy.BOTH);

    private final Random random;
    private final LocalDate first;
    private final int days;
    private final List<ZoneOffsetTransition> changes = new ArrayList<>();

    DrawnWishes(ZoneId zone, Instant from, Instant to, Random random) {
        this.random = random;
        this.first = LocalDate.ofInstant(from, ZoneOffset.UTC).plusDays(MARGIN_DAYS);
        this.days = (int) ChronoUnit.DAYS.between(from, to) - 2 * MARGIN_DAYS;
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        for (;
                change != null && change.getInstant().isBefore(to);
                change = zone.getRules().nextTransition(change.getInstant())) changes.add(change);
    }

    /** What is read on a wall clock. */
    record Said(Recurrence recurrence, Wish meant) {}

    /** What is counted from a start, on to an end. */
    record Spans(Interval interval, Wish start, @Nullable Wish end) {}

    /** When what was begun is over; either a length or a time is null. */
    record Window(
            Ending ending,
            @Nullable Duration length,
            @Nullable Wish shown) {}

    Said weekly() {
        Weekly weekly = new Weekly(weekdays(), time(), rule());
        return new Said(
                weekly, Wish.of(weekly.time(), date -> weekly.days().contains(date.getDayOfWeek()), weekly.change()));
    }

    Said once() {
        LocalDateTime time = moment();
        ClockChange rule = rule();
        return new Said(new Once(time, rule), Wish.of(time, rule));
    }

    /** An expression, and what it says in other words: the reference does not read it. */
    Said cron() {
        LocalTime near = time();
        SortedSet<Integer> minutes = new TreeSet<>(Set.of(near.getMinute()));
        while (random.nextInt(3) == 0) minutes.add(random.nextInt(60));
        SortedSet<Integer> hours = new TreeSet<>(Set.of(near.getHour()));
        while (random.nextInt(3) == 0) hours.add(random.nextInt(24));
        boolean hourly = random.nextInt(8) == 0;
        if (hourly) for (int hour = 0; hour < 24; hour++) hours.add(hour);
        Set<Integer> minutesOfDay = hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> hour * 60 + minute))
                .collect(Collectors.toSet());
        ClockChange rule = rule();
        CronDays on = CRON_DAYS.get(random.nextInt(CRON_DAYS.size()));
        String seconds = near.getSecond() == 0 && random.nextBoolean() ? "" : near.getSecond() + " ";
        String expression = seconds + list(minutes) + " " + (hourly ? "*" : list(hours)) + " " + on.fields();
        return new Said(Cron.of(expression, rule), new Wish(minutesOfDay, near.getSecond(), on.holds(), rule, hourly));
    }

    /** Minutes or hours for some days, or days and weeks on and on. */
    Spans spans() {
        boolean isQuick = random.nextBoolean();
        Duration every = Duration.ofSeconds(isQuick ? 60 + random.nextInt(7_200) : 7_200 + random.nextInt(4_000_000));
        LocalDateTime start = moment();
        LocalDateTime end = isQuick || random.nextBoolean() ? start.plusSeconds(random.nextInt(200_000)) : null;
        if (isQuick && random.nextBoolean()) end = start.plus(every.multipliedBy(random.nextInt(24)));
        return new Spans(
                new Interval(every, start, end),
                Wish.of(start, ClockChange.DEFAULT),
                end == null ? null : Wish.of(end, ClockChange.DEFAULT));
    }

    Window window() {
        if (random.nextInt(3) == 0) {
            Duration length = Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 7_200 : 86_400));
            return new Window(new Ending.After(length), length, null);
        }
        LocalTime time = time();
        return new Window(new Ending.At(time), null, Wish.of(time, date -> true, EACH_SHOWING));
    }

    private ClockChange rule() {
        return new ClockChange(GapPolicy.values()[random.nextInt(2)], OverlapPolicy.values()[random.nextInt(2)]);
    }

    private static String list(SortedSet<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The day fields of an expression, and what they mean. */
    private record CronDays(String fields, Predicate<LocalDate> holds) {}

    private static final List<CronDays> CRON_DAYS = List.of(
            new CronDays("* * *", date -> true),
            new CronDays("* * ?", date -> true),
            new CronDays("* * 0", date -> date.getDayOfWeek() == DayOfWeek.SUNDAY),
            new CronDays("* * SUN,SAT", date -> date.getDayOfWeek().getValue() >= 6),
            new CronDays(
                    "* 3,10 7",
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY
                            && (date.getMonthValue() == 3 || date.getMonthValue() == 10)),
            new CronDays(
                    "? * SUNL",
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY
                            && date.plusDays(7).getMonthValue() != date.getMonthValue()),
            new CronDays(
                    "? * SUN#2",
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY
                            && date.minusDays(7).getMonthValue() == date.getMonthValue()
                            && date.minusDays(14).getMonthValue() != date.getMonthValue()),
            new CronDays("L * ?", date -> date.plusDays(1).getDayOfMonth() == 1),
            new CronDays("L-2 * ?", date -> date.plusDays(3).getDayOfMonth() == 1),
            new CronDays("31 * ?", date -> date.getDayOfMonth() == 31),
            new CronDays("29 2 *", date -> date.getMonthValue() == 2 && date.getDayOfMonth() == 29),
            new CronDays("1-10/3 * ?", date -> List.of(1, 4, 7, 10).contains(date.getDayOfMonth())),
            new CronDays("13 * FRI", date -> date.getDayOfMonth() == 13 || date.getDayOfWeek() == DayOfWeek.FRIDAY),
            new CronDays("* OCT-DEC *", date -> date.getMonthValue() >= 10));

    private Set<DayOfWeek> weekdays() {
        if (random.nextBoolean()) return EnumSet.allOf(DayOfWeek.class);
        Set<DayOfWeek> drawn = EnumSet.of(DayOfWeek.SUNDAY);
        for (DayOfWeek day : DayOfWeek.values()) if (random.nextBoolean()) drawn.add(day);
        return drawn;
    }

    private LocalTime time() {
        return near().toLocalTime();
    }

    /** Within the years, and not so near their beginning or end that one of its showings is outside. */
    private LocalDateTime moment() {
        LocalDateTime near = near();
        boolean isInside =
                !near.toLocalDate().isBefore(first) && near.toLocalDate().isBefore(first.plusDays(days));
        return isInside ? near : first.plusDays(random.nextInt(days)).atTime(near.toLocalTime());
    }

    /** Mostly within the hours that a clock change touches, often exactly at its edges. */
    private LocalDateTime near() {
        if (changes.isEmpty() || random.nextInt(4) == 0)
            return first.plusDays(random.nextInt(days)).atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
        ZoneOffsetTransition change = changes.get(random.nextInt(changes.size()));
        LocalDateTime edge = random.nextBoolean() ? change.getDateTimeBefore() : change.getDateTimeAfter();
        return switch (random.nextInt(6)) {
            case 0, 1 -> edge;
            case 2 -> edge.plusSeconds(random.nextInt(3) - 1);
            case 3 -> edge.plusSeconds(random.nextInt(14_400) - 7_200);
            default -> edge.plusMinutes(random.nextInt(241) - 120);
        };
    }
}
