package org.hearth.home;

/** Something that knows what time it is. */
interface ClockSource {
    TrustSource name();

    /** What it says of the wall clock now. It never throws: a source that is not there is silent. */
    ClockOpinion ask();
}
