package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Tells how far the home's time has come, as far as the journal knows. Any number of threads may hold it. */
@ApplicationScoped
public class NewestEntry {
    /**
     * A start with a wrong clock writes some entries at once, one for each device, and they must not hide those before. An entry that was
     * written while the clock was ahead counts no longer when so many have come after it.
     */
    private static final int LOOKED_AT = 5_000;

    private static final String NEWEST =
            "SELECT max(at) FROM (SELECT at FROM journal ORDER BY id DESC LIMIT " + LOOKED_AT + ") newest";

    private final AgroalDataSource database;

    NewestEntry(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The latest moment among the committed entries that were written last; empty for a journal without any.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public Optional<Instant> at() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        } catch (SQLException e) {
            throw new IllegalStateException("the newest entry is not read", e);
        }
    }
}
