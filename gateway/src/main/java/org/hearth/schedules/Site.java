package org.hearth.schedules;

import java.time.ZoneId;
import org.hearth.home.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule is read.
 *
 * @param zone in which days and times are read
 * @param position from which the sun is seen; null if nobody has said where the home is
 */
public record Site(ZoneId zone, @Nullable Position position) {
    /** A site of which only the clock is known. */
    public static Site of(ZoneId zone) {
        return new Site(zone, null);
    }

    /** The same place by another clock; null: by this one. */
    Site in(@Nullable ZoneId own) {
        return own == null ? this : new Site(own, position);
    }
}
