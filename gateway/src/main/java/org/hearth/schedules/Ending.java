package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hearth.problems.Problem;

/** When what a schedule began is over again. */
public sealed interface Ending {
    /**
     * The end of what began at a moment; always after it.
     *
     * @param zone of the clock on which a time is read
     */
    Instant of(Planned start, ZoneId zone);

    /** No end is further from its start than this. */
    Duration longest();

    /**
     * After a real span of time.
     *
     * @param length whole seconds, up to {@link #LONGEST}
     */
    record After(Duration length) implements Ending {
        /** A day: what is longer is two schedules. */
        public static final Duration LONGEST = Duration.ofHours(24);

        public After {
            if (!length.isPositive() || length.compareTo(LONGEST) > 0 || length.getNano() != 0)
                throw Problem.invalid("ending.after", "is out of range", "1 second to 24 hours, whole seconds");
        }

        @Override
        public Instant of(Planned start, ZoneId zone) {
            return start.at().plus(length);
        }

        @Override
        public Duration longest() {
            return length;
        }
    }

    /**
     * When the wall clock shows a time for the first time since. It is never left out: where a clock change takes the time away, the end
     * is the moment of that change. What was moved there together with its end lasts as long as it would have, and not until the next day.
     *
     * @param time to the second
     */
    record At(LocalTime time) implements Ending {
        private static final ClockChange EACH = new ClockChange(GapPolicy.NEXT_VALID, OverlapPolicy.BOTH);

        /** A day, the hours by which clocks are set, and the day that a zone may leave out. */
        private static final Duration LONGEST = Duration.ofHours(51);

        private static final int DAYS = 3;

        public At {
            if (time.getNano() != 0)
                throw Problem.invalid("ending.at", "has a fraction of a second", "HH:mm or HH:mm:ss");
        }

        @Override
        public Instant of(Planned start, ZoneId zone) {
            return movedWithStart(start).orElseGet(() -> shown(start, zone.getRules()));
        }

        private Optional<Instant> movedWithStart(Planned start) {
            LocalDateTime meant = start.meant();
            if (meant == null) return Optional.empty();
            LocalDateTime sameDay = meant.toLocalDate().atTime(time);
            LocalDateTime end = sameDay.isAfter(meant) ? sameDay : sameDay.plusDays(1);
            return end.isAfter(start.local())
                    ? Optional.empty()
                    : Optional.of(start.at().plus(Duration.between(meant, end)));
        }

        private Instant shown(Planned start, ZoneRules rules) {
            return IntStream.rangeClosed(0, DAYS)
                    .mapToObj(start.local().toLocalDate()::plusDays)
                    .flatMap(date -> EACH.moments(date.atTime(time), rules))
                    .map(Planned::at)
                    .filter(at -> at.isAfter(start.at()))
                    .min(Instant::compareTo)
                    .orElseThrow();
        }

        @Override
        public Duration longest() {
            return LONGEST;
        }
    }
}
