package org.hearth.problems;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot answer from one that looked at the work and refused it. */
public final class DatabaseAway {
    private static final int MAX_CAUSES = 12;

    private DatabaseAway() {}

    /**
     * True if the cause is a connection, an operator or a lack of resources, not the work itself, nor a problem that was found in it. The
     * pool interrupts its own attempt to connect when the time for it is over, and hands that on.
     */
    public static boolean isCauseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof ProblemException) return false;
            if (cause instanceof SQLException sql) return isMeantBy(sql);
            if (cause instanceof PersistenceException && cause.getCause() == null) return true;
            if (cause instanceof RollbackException || cause instanceof InterruptedException) return true;
        }
        return false;
    }

    /**
     * True for 22021 character not in repertoire and 22P05 untranslatable character: U+0000 in what was to be looked up. Rules for text
     * come before; this is for the field that somebody forgot.
     */
    static boolean isTextRefused(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause())
            if (cause instanceof SQLException sql)
                return "22021".equals(sql.getSQLState()) || "22P05".equals(sql.getSQLState());
        return false;
    }

    /**
     * True for class 08 connection exceptions, class 53 lack of resources and class 57 operator intervention (PostgreSQL, appendix A),
     * and for no class at all: the pool gave up waiting.
     */
    public static boolean isMeantBy(SQLException thrown) {
        @Nullable String state = thrown.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
