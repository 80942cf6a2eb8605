package org.hearth.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hearth.home.Position;

/**
 * Looks at the sun once a minute, by the formulas of NOAA (after Jean Meeus, <i>Astronomical Algorithms</i>), which the product does not use.
 */
final class SlowSun {
    /** The upper edge is at the horizon, as the air bends it. */
    static final double EDGE = -0.8333;

    static final double CIVIL = -6;

    private static final double UNIX_EPOCH = 2_440_587.5;
    private static final double EPOCH_2000 = 2_451_545;
    private static final int MINUTE = 60;

    private final Position place;

    SlowSun(Position place) {
        this.place = place;
    }

    /**
     * What the sun does at a height on a day.
     *
     * @param rises the minutes in which it comes up through it
     * @param sets the minutes in which it goes down through it
     * @param isClear false where a tenth of a degree, or some minutes at midnight, decide whether it does so on this day
     */
    record Day(List<Instant> rises, List<Instant> sets, boolean isClear) {}

    /** A day from midnight to midnight. */
    Day on(LocalDate date, ZoneId zone, double height) {
        long first = date.atStartOfDay(zone).toEpochSecond();
        long last = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        List<Instant> rises = new ArrayList<>();
        List<Instant> sets = new ArrayList<>();
        double lowest = 90;
        double highest = -90;
        double before = altitude(first - MINUTE);
        for (long second = first; second < last; second += MINUTE) {
            double now = altitude(second);
            if (before < height && now >= height) rises.add(Instant.ofEpochSecond(second));
            if (before >= height && now < height) sets.add(Instant.ofEpochSecond(second));
            lowest = Math.min(lowest, now);
            highest = Math.max(highest, now);
            before = now;
        }
        boolean grazes = Math.abs(lowest - height) < 0.1 || Math.abs(highest - height) < 0.1;
        boolean atMidnight = crosses(first, height) || crosses(last, height);
        return new Day(rises, sets, !grazes && !atMidnight);
    }

    private boolean crosses(long midnight, double height) {
        return altitude(midnight - 5 * MINUTE) < height != altitude(midnight + 5 * MINUTE) < height;
    }

    /** Degrees of its centre over the horizon, without the air. */
    double altitude(long epochSecond) {
        double days = epochSecond / 86_400.0 + UNIX_EPOCH - EPOCH_2000;
        double century = days / 36_525;
        double mean = 280.46646 + century * (36_000.76983 + century * 0.0003032);
        double anomaly = Math.toRadians(357.52911 + century * (35_999.05029 - 0.0001537 * century));
        double centre = Math.sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
                + Math.sin(2 * anomaly) * (0.019993 - 0.000101 * century)
                + Math.sin(3 * anomaly) * 0.000289;
        double node = Math.toRadians(125.04 - 1_934.136 * century);
        double longitude = Math.toRadians(mean + centre - 0.00569 - 0.00478 * Math.sin(node));
        double tilt = Math.toRadians(23.439291 - 0.013004 * century + 0.00256 * Math.cos(node));
        double declination = Math.asin(Math.sin(tilt) * Math.sin(longitude));
        double ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude));
        double sidereal = Math.toRadians(280.46061837 + 360.98564736629 * days);
        double hour = sidereal + Math.toRadians(place.longitude()) - ascension;
        double latitude = Math.toRadians(place.latitude());
        return Math.toDegrees(Math.asin(Math.sin(latitude) * Math.sin(declination)
                + Math.cos(latitude) * Math.cos(declination) * Math.cos(hour)));
    }
}
