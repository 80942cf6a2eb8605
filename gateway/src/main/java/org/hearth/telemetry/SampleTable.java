package org.hearth.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hearth.journal.Change;
import org.hearth.journal.LongRead;

/** The rows of samples. One statement writes a whole batch, whatever its size. */
@ApplicationScoped
class SampleTable {
    private static final String INSERT = """
            INSERT INTO sample (device, life, boot, seq, at, kind, body)
            SELECT t.device, d.life, t.boot, t.seq, t.at::timestamptz, t.kind, t.body::jsonb
            FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY
                AS t (device, boot, seq, at, kind, body, place) JOIN device d ON d.id = t.device
            ORDER BY t.place -- of copies in one batch the first is kept
            ON CONFLICT DO NOTHING""";
    private static final String INSERT_ONE = """
            INSERT INTO sample (device, life, boot, seq, at, kind, body)
            SELECT id, life, ?, ?, ?::timestamptz, ?, ?::jsonb FROM device WHERE id = ? ON CONFLICT DO NOTHING""";
    private static final String NEWEST = """
            SELECT d.id, s.at, s.body FROM device d CROSS JOIN LATERAL (
                SELECT at, body FROM sample WHERE device = d.id AND kind = 'm' ORDER BY at DESC LIMIT 1) s""";

    private static final String LAST_OF_OLDER = """
            SELECT d.id, (SELECT max(seq) FROM sample WHERE device = d.id AND life = d.life AND boot = 0)
            FROM device d JOIN adapter a ON a.device = d.id""";

    /** In numeric, because the mean of doubles is refused where their squares overflow, and one such value hid a whole history. */
    private static final String BUCKETS = """
            SELECT floor(extract(epoch FROM at - ?) / ?)::bigint AS bucket, min(value), avg(value), max(value), count(*)
            FROM (SELECT at, (body ->> ?)::numeric AS value FROM sample
                  WHERE device = ? AND kind = 'm' AND at >= ? AND at < ? AND jsonb_exists(body, ?)) AS s
            GROUP BY bucket ORDER BY bucket""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    SampleTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Writes samples and commits; those that are there already are left as they are. */
    void insert(List<Sample> samples) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, column(connection, "text", samples, Sample::device));
            insert.setArray(2, column(connection, "bigint", samples, Sample::boot));
            insert.setArray(3, column(connection, "bigint", samples, Sample::seq));
            insert.setArray(
                    4, column(connection, "text", samples, sample -> sample.at().toString()));
            insert.setArray(
                    5,
                    column(connection, "text", samples, sample -> sample.kind().letter()));
            insert.setArray(6, column(connection, "text", samples, Sample::json));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(samples.size() + " samples not written", e);
        }
    }

    /** Writes one sample; touches no row if it is there already. */
    Change insertion(Sample sample) {
        return Change.of(
                INSERT_ONE,
                sample.boot(),
                sample.seq(),
                sample.at().toString(),
                sample.kind().letter(),
                sample.json(),
                sample.device());
    }

    private static java.sql.Array column(
            Connection connection, String type, List<Sample> samples, Function<Sample, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, samples.stream().map(value).toArray());
    }

    /** What each device measured last. */
    Map<String, Newest> newest() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet rows = select.executeQuery()) {
            Map<String, Newest> newest = new LinkedHashMap<>();
            while (rows.next()) {
                Map<String, JsonNode> values = new LinkedHashMap<>();
                json.readTree(rows.getString("body"))
                        .properties()
                        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
                newest.put(
                        rows.getString("id"),
                        new Newest(rows.getObject("at", OffsetDateTime.class).toInstant(), values));
            }
            return newest;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("newest samples not read", e);
        }
    }

    /** The number of the last reading of each older device, which we count ourselves. */
    Map<String, Long> lastOfOlder() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST_OF_OLDER);
                ResultSet rows = select.executeQuery()) {
            Map<String, Long> last = new LinkedHashMap<>();
            while (rows.next()) last.put(rows.getString(1), rows.getLong(2));
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException("numbers of older devices not read", e);
        }
    }

    List<Bucket> buckets(String device, String capability, Instant from, Instant to, Duration width) {
        try {
            return LongRead.run(database, connection -> buckets(connection, device, capability, from, to, width));
        } catch (SQLException e) {
            throw new IllegalStateException("history of " + device + " not read", e);
        }
    }

    private static List<Bucket> buckets(
            Connection connection, String device, String capability, Instant from, Instant to, Duration width)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BUCKETS)) {
            select.setObject(1, utc(from));
            select.setLong(2, width.toSeconds());
            select.setString(3, capability);
            select.setString(4, device);
            select.setObject(5, utc(from));
            select.setObject(6, utc(to));
            select.setString(7, capability);
            List<Bucket> buckets = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    buckets.add(new Bucket(
                            from.plus(width.multipliedBy(rows.getLong(1))),
                            rows.getDouble(2),
                            rows.getDouble(3),
                            rows.getDouble(4),
                            rows.getLong(5)));
            }
            return buckets;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    record Newest(Instant at, Map<String, JsonNode> values) {}

    record Bucket(Instant at, double min, double mean, double max, long count) {}
}
