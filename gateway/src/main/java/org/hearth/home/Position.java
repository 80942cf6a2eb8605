package org.hearth.home;

import org.hearth.problems.Problem;

/**
 * A place on the Earth (WGS 84).
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record Position(double latitude, double longitude) {
    public Position {
        if (!(Math.abs(latitude) <= 90)) throw Problem.invalid("latitude", "is no latitude", "-90 to 90");
        if (!(Math.abs(longitude) <= 180)) throw Problem.invalid("longitude", "is no longitude", "-180 to 180");
    }
}
