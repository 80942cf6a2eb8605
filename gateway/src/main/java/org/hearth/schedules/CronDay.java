package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** One rule for days, out of the day fields of a cron expression. */
public sealed interface CronDay {
    boolean holds(LocalDate date);

    /** {@code 15} */
    record OfMonth(int day) implements CronDay {
        @Override
        public boolean holds(LocalDate date) {
            return date.getDayOfMonth() == day;
        }
    }

    /** {@code L}, and {@code L-3}: so many days before the last. */
    record LastOfMonth(int before) implements CronDay {
        @Override
        public boolean holds(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth() - before;
        }
    }

    /** {@code MON} */
    record OfWeek(DayOfWeek day) implements CronDay {
        @Override
        public boolean holds(LocalDate date) {
            return date.getDayOfWeek() == day;
        }
    }

    /** {@code MON#2}: the second Monday of a month. */
    record NthOfWeek(DayOfWeek day, int number) implements CronDay {
        @Override
        public boolean holds(LocalDate date) {
            return date.getDayOfWeek() == day && (date.getDayOfMonth() + 6) / 7 == number;
        }
    }

    /** {@code MONL}: the last Monday of a month. */
    record LastOfWeek(DayOfWeek day) implements CronDay {
        @Override
        public boolean holds(LocalDate date) {
            return date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        }
    }
}
