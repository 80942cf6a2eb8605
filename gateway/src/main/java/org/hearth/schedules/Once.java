package org.hearth.schedules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hearth.problems.Problem;

/**
 * One date and time on a wall clock.
 *
 * @param local to the second
 * @param change if a clock change leaves that time out, or repeats it
 */
public record Once(LocalDateTime local, ClockChange change) implements Recurrence {
    public Once {
        if (local.getNano() != 0)
            throw Problem.invalid(
                    "recurrence.time", "has a fraction of a second", "a date and time such as 2027-03-28T07:00");
    }

    @Override
    public Optional<Planned> next(Instant after, Site site) {
        return change.moments(local, site.zone().getRules())
                .filter(moment -> moment.at().isAfter(after))
                .min(Planned.ORDER);
    }
}
