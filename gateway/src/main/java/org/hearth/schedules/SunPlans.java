package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.hearth.home.PositionForgotten;
import org.hearth.problems.Problem;

/** Keeps the home in its place while anything is planned by the sun: without it nobody could say when that is. Any number of threads may hold it. */
@ApplicationScoped
class SunPlans {
    private static final int NAMED = 3;

    void forgotten(@Observes PositionForgotten forgotten) {
        List<String> names = ScheduleRow.<ScheduleRow>streamAll()
                .filter(row -> row.timing().recurrence() instanceof Sun)
                .map(row -> row.name)
                .sorted()
                .toList();
        if (names.isEmpty()) return;
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        throw new Problem.Conflict(
                        "position-needed",
                        "Schedules go by the sun and need to know where the home is: "
                                + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more
                                + ". Remove them or give them another time first.")
                .thrown();
    }
}
