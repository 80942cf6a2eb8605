package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a schedule with an ending keeps its parts on in one go. Where the next start comes before the end, what was begun goes on, and all of it
 * counts.
 *
 * @param from the start that turns them on; of a schedule that turns off, the end that turns them on again
 * @param length until they are off again; at least that, where no more was looked at
 * @param isChain true if more than one start keeps them on
 */
record TimeOn(Instant from, Duration length, boolean isChain) {
    /** Every day that a plan knows comes within a year. */
    private static final Duration FAR = Duration.ofDays(366);

    /** A rhythm of minutes makes as many in a few days, which are alike. */
    private static final int MOST = 5_000;

    /**
     * The longest one of a plan.
     *
     * @param turnsOn false: its starts turn off, and its ends on
     * @param enough the first that is longer is told, and nothing looked at behind it
     */
    static Optional<TimeOn> longest(Plan plan, boolean turnsOn, Instant after, Site site, Duration enough) {
        Instant far = after.plus(FAR);
        Iterator<Edge> edges = plan.upcoming(after, site)
                .takeWhile(edge -> edge.dueAt().isBefore(far))
                .limit(MOST)
                .filter(edge -> !edge.moment().isSkipped())
                .iterator();
        // Each start is moved by itself, with its end: two of them may be moved apart.
        Duration apart = plan.shift().limit().multipliedBy(2);
        @Nullable Instant since = null;
        @Nullable TimeOn longest = null;
        while (edges.hasNext() && (longest == null || longest.length.compareTo(enough) <= 0)) {
            Edge edge = edges.next();
            if (since != null) {
                boolean isOneStart = turnsOn && edge.startedAt().equals(since);
                Duration length = Duration.between(since, edge.dueAt()).plus(isOneStart ? Duration.ZERO : apart);
                if (longest == null || length.compareTo(longest.length) > 0)
                    longest = new TimeOn(since, length, turnsOn && !isOneStart);
            }
            if (turnsOn != (edge.phase() == Phase.START)) since = null;
            else if (since == null) since = edge.dueAt();
        }
        return Optional.ofNullable(longest);
    }
}
