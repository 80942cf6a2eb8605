package org.hearth.problems;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot answer from one that looked at the work and refused it. */
public final class DatabaseAway {
    private DatabaseAway() {}

    /**
     * True for class 08 connection exceptions, class 53 lack of resources and class 57 operator intervention (PostgreSQL, appendix A),
     * and for no class at all: the pool gave up waiting.
     */
    public static boolean isMeantBy(SQLException thrown) {
        @Nullable String state = thrown.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
