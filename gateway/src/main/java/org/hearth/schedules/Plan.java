package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides when a schedule acts. A pure value: its moments follow from it, a site and nothing else.
 *
 * <p>An end is the end of the start before it. Where the next start comes first, or at the same instant, there is no end between them: what
 * was begun goes on.
 *
 * @param recurrence the starts
 * @param ending of each of them; null: what was begun stays
 * @param shift moves a start and its end together
 * @param begins only what starts after this instant has an end here
 */
record Plan(Recurrence recurrence, @Nullable Ending ending, RandomShift shift, Instant begins) {
    /** The last start is looked for in spans that double, beginning with this one. */
    private static final Duration NEAR = Duration.ofMinutes(2);

    /** The first moment that is due after an instant. */
    Optional<Edge> next(Instant after, Site site) {
        return upcoming(after, site).findFirst();
    }

    /** All moments that are due after an instant, never two at one. */
    Stream<Edge> upcoming(Instant after, Site site) {
        Edges edges = new Edges(after, site);
        return Stream.iterate(edges.next(), Optional::isPresent, before -> edges.next())
                .map(Optional::orElseThrow);
    }

    private final class Edges {
        private final Site site;
        private @Nullable Planned open;
        private Optional<Planned> start;

        private Edges(Instant after, Site site) {
            this.site = site;
            if (ending != null) open = lastStart(after, earliestOpen(after, ending));
            if (open != null && !end(open).isAfter(after)) open = null;
            start = recurrence.next(after, site);
        }

        /** Only the last one can still be open. A rhythm of minutes had thousands since the earliest that could: so it is looked for near by first. */
        private @Nullable Planned lastStart(Instant after, Instant earliest) {
            Duration back = NEAR;
            while (after.minus(back).isAfter(earliest)) {
                Planned found = lastStartSince(after.minus(back), after);
                if (found != null) return found;
                back = back.multipliedBy(2);
            }
            return lastStartSince(earliest, after);
        }

        private @Nullable Planned lastStartSince(Instant from, Instant until) {
            Planned found = null;
            Optional<Planned> coming = recurrence.next(from, site);
            while (coming.isPresent() && !coming.get().at().isAfter(until)) {
                if (!coming.get().isSkipped()) found = coming.get();
                coming = recurrence.next(coming.get().at(), site);
            }
            return found;
        }

        private Instant earliestOpen(Instant after, Ending ended) {
            Instant earliest = after.minus(ended.longest());
            if (!earliest.isBefore(begins)) return earliest;
            return begins.isBefore(after) ? begins : after;
        }

        private Optional<Edge> next() {
            if (open != null && endsFirst(end(open))) return Optional.of(over(open));
            return start.map(this::begin);
        }

        private boolean endsFirst(Instant end) {
            if (start.isEmpty()) return true;
            Planned coming = start.get();
            return coming.isSkipped() ? !coming.at().isBefore(end) : coming.at().isAfter(end);
        }

        private Edge begin(Planned moment) {
            if (ending != null && !moment.isSkipped()) open = moment;
            start = recurrence.next(moment.at(), site);
            return new Edge(moment, Phase.START, moment.at(), shiftOf(moment));
        }

        private Edge over(Planned begun) {
            open = null;
            Instant at = end(begun);
            // A start that is left out at the very instant has nothing to tell beside the end.
            start = start.filter(coming -> coming.at().isAfter(at)).or(() -> recurrence.next(at, site));
            return new Edge(Planned.of(at, site.zone()), Phase.END, begun.at(), shiftOf(begun));
        }

        private Instant end(Planned begun) {
            if (ending == null) throw new IllegalStateException("no ending in " + Plan.this);
            return ending.of(begun, site.zone());
        }

        private Duration shiftOf(Planned begun) {
            return begun.isSkipped() ? Duration.ZERO : shift.of(begun.at());
        }
    }
}
