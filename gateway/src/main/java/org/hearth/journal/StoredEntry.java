package org.hearth.journal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry exactly as the database holds it, nothing read into it: JSON is the text that Postgres gives of it.
 *
 * @param atMicros microseconds since 1970 UTC
 */
record StoredEntry(
        long id,
        long atMicros,
        String verb,
        String cause,
        @Nullable String device,
        @Nullable String deviceName,
        @Nullable String capability,
        @Nullable String value,
        @Nullable String detail) {

    /** What to select of a table that is called {@code j}. */
    static final String COLUMNS = "j.id, (extract(epoch FROM j.at) * 1000000)::bigint AS at_micros, j.verb, "
            + "j.cause::text AS cause, j.device, j.device_name, j.capability, j.value::text AS value, j.detail";

    /** Reads a row of {@link #COLUMNS}. */
    static StoredEntry of(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getLong("id"),
                row.getLong("at_micros"),
                row.getString("verb"),
                row.getString("cause"),
                row.getString("device"),
                row.getString("device_name"),
                row.getString("capability"),
                row.getString("value"),
                row.getString("detail"));
    }

    Instant at() {
        return Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS);
    }

    /** The same, if it had another number. */
    StoredEntry numbered(long other) {
        return new StoredEntry(other, atMicros, verb, cause, device, deviceName, capability, value, detail);
    }

    /** Every column: numbers of eight bytes, then texts with their length in bytes before them, -1 for none. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeLong(id);
        out.writeLong(atMicros);
        List<@Nullable String> texts = Arrays.asList(verb, cause, device, deviceName, capability, value, detail);
        for (String text : texts) {
            if (text == null) {
                out.writeInt(-1);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
    }
}
