package org.hearth.problems;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A moment as a request writes it. */
public final class Moment {
    private static final int LAST_YEAR = 9999;

    private Moment() {}

    /**
     * Reads RFC 3339.
     *
     * @param field what it is called where it was written
     * @throws ProblemException if it is missing, or no moment of the years 1 to 9999
     */
    public static Instant read(String field, @Nullable String text) {
        try {
            if (text != null) {
                OffsetDateTime moment = OffsetDateTime.parse(text);
                if (moment.getYear() >= 1 && moment.getYear() <= LAST_YEAR) return moment.toInstant();
            }
        } catch (DateTimeException unreadable) {
            // told below, as if it were missing
        }
        throw Problem.invalid(field, "is not a moment", "RFC 3339, for example 2027-03-28T04:00:00Z");
    }
}
