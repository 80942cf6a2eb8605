package org.hearth.schedules;

import java.time.Instant;
import java.util.Optional;

/**
 * A cron expression: five fields, or six with the second first.
 *
 * <p>An expression that names hours is read on the wall clock like any other time of day, with a rule for clock changes. One that holds in every
 * hour is a rhythm: it goes on through both showings of an hour that comes twice, and nothing of it is moved when an hour is left out.
 *
 * @param expression as it was typed
 * @param change for times that a clock change leaves out or repeats
 * @param fields what it says
 */
public record Cron(String expression, ClockChange change, CronFields fields) implements Recurrence {
    /** The rarest of all, 29 February on one day of the week across 2100, comes after 40 years. */
    private static final int DAYS_AHEAD = 41 * 366;

    private static final ClockChange RHYTHM = new ClockChange(GapPolicy.SKIP, OverlapPolicy.BOTH);

    /**
     * Reads an expression.
     *
     * @throws org.hearth.problems.ProblemException naming what is wrong with it
     */
    public static Cron of(String expression, ClockChange change) {
        return new Cron(expression, change, CronReader.read(expression));
    }

    @Override
    public Optional<Planned> next(Instant after, Site site) {
        if (!fields.inEveryHour()) return change.next(after, site.zone(), DAYS_AHEAD, fields::on);
        Optional<Planned> found = RHYTHM.next(after, site.zone(), DAYS_AHEAD, fields::on);
        while (found.isPresent() && found.get().isSkipped())
            found = RHYTHM.next(found.get().at(), site.zone(), DAYS_AHEAD, fields::on);
        return found;
    }
}
