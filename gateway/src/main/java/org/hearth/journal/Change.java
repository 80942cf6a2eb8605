package org.hearth.journal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement that changes rows, to be run together with the entries that tell of it; see {@link Journal#write}.
 *
 * @param sql INSERT or UPDATE without RETURNING
 * @param parameters in order; a {@code String[]} is an array of texts
 */
public record Change(String sql, List<@Nullable Object> parameters) {
    public Change {
        parameters = Collections.unmodifiableList(parameters);
    }

    /** The same, if the first of the changes it is run with touched a row; for an INSERT of a SELECT without WHERE. */
    public Change afterFirst() {
        return new Change(sql + " WHERE EXISTS (SELECT FROM first)", parameters);
    }

    /** A statement and its parameters. */
    public static Change of(String sql, @Nullable Object... parameters) {
        return new Change(sql, Arrays.asList(parameters));
    }
}
