package org.hearth.schedules;

import org.shredzone.commons.suncalc.SunTimes.Twilight;

/** What the sun does twice a day, or nearly every day. */
public enum SunEvent {
    /** The sun's centre is 6° below the horizon, on its way up (civil twilight). */
    DAWN(Twilight.CIVIL, true),
    /** The upper edge comes over the horizon, as the air bends it. */
    SUNRISE(Twilight.VISUAL, true),
    /** The upper edge goes under the horizon, as the air bends it. */
    SUNSET(Twilight.VISUAL, false),
    /** The sun's centre is 6° below the horizon, on its way down (civil twilight). */
    DUSK(Twilight.CIVIL, false);

    final Twilight height;
    final boolean rising;

    SunEvent(Twilight height, boolean rising) {
        this.height = height;
        this.rising = rising;
    }
}
