package org.hearth.home;

import java.time.Duration;

/**
 * Event: the wall clock is not believed any more, because somebody set it. Fired by a thread that holds no lock.
 *
 * @param jump by how much; negative: back
 */
public record ClockDoubted(Duration jump) {}
