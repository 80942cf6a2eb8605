package org.hearth.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection that somebody else opens and closes. */
@FunctionalInterface
public interface Work<T> {
    /** Does it. */
    T run(Connection connection) throws SQLException;
}
