package org.hearth.house;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What really stands in Postgres. */
@Singleton
public class Rows {
    private final AgroalDataSource database;

    Rows(AgroalDataSource database) {
        this.database = database;
    }

    /** The one number that a query gives. */
    public long count(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    /** The one value that a query gives, as text. */
    public String text(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = prepare(connection, sql, values);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a statement that changes rows. */
    public void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }
}
