package org.hearth.home;

import java.time.Duration;

/** What a source says of the wall clock. */
sealed interface ClockOpinion {
    /** As far as it may be off and still be called right: less than anybody plans by, more than a good answer is wrong by. */
    Duration TOLERANCE = Duration.ofSeconds(2);

    /** The wall clock is right. */
    record Agrees() implements ClockOpinion {}

    /**
     * It is not.
     *
     * @param by what would have to be added to the wall clock
     */
    record Differs(Duration by) implements ClockOpinion {}

    /**
     * The source cannot tell.
     *
     * @param why for the log
     */
    record Silent(String why) implements ClockOpinion {}

    /** The opinion of a source whose time is known. */
    static ClockOpinion of(Duration difference) {
        return difference.abs().compareTo(TOLERANCE) <= 0 ? new Agrees() : new Differs(difference);
    }
}
