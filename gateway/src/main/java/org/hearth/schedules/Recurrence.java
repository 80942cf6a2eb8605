package org.hearth.schedules;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is due. Each kind is a value whose moments follow from itself, the rules of a zone and, for the sun, a position: nothing else is
 * asked, no clock is read. The preview and the engine both ask here, so what is shown is what is fired.
 */
public sealed interface Recurrence permits Once, Weekly, Interval, Cron, Sun {
    /**
     * The first moment after an instant; empty if none ever comes.
     *
     * @param after that instant itself does not count
     * @param site where the clock hangs on the wall, and the sun is looked at
     */
    Optional<Planned> next(Instant after, Site site);

    /** All moments after an instant; never two at one instant. */
    default Stream<Planned> upcoming(Instant after, Site site) {
        return Stream.iterate(
                        next(after, site), Optional::isPresent, last -> last.flatMap(moment -> next(moment.at(), site)))
                .map(Optional::orElseThrow);
    }
}
