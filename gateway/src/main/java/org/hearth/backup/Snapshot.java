package org.hearth.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The home as it is at one moment, written as {@link Parts}: what {@link Rebuilding} reads. */
final class Snapshot {
    static final String MANIFEST = "manifest";
    static final String SHAPE = "shape";
    static final String KEY = "key/";
    static final String TABLE = "table/";
    static final String SUMS = "sums";

    /** What is worth nothing in a restored home: who was signed in, codes of minutes, tries. */
    private static final Set<String> OF_THE_MOMENT = Set.of("session", "refresh_token", "recovery", "attempt");

    private final Connection session;
    private final Shape shape;
    private final Manifest manifest;

    private Snapshot(Connection session, Shape shape, Manifest manifest) {
        this.session = session;
        this.shape = shape;
        this.manifest = manifest;
    }

    /**
     * Takes it: what is committed from here on is not in it.
     *
     * @param session of which it has the transaction to itself
     * @param readings false to leave out what sensors measured
     */
    static Snapshot take(Connection session, Instant now, boolean readings) throws SQLException {
        Sessions.run(session, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        Shape shape = Shape.read(session, "public");
        List<String> left = new ArrayList<>();
        for (Shape.Table table : shape.tables())
            if (OF_THE_MOMENT.contains(table.name()) || !readings && Manifest.READINGS.contains(table.name()))
                left.add(table.name());
        String home = Sessions.text(session, "SELECT name FROM home");
        return new Snapshot(
                session, shape, new Manifest(home, now.toString(), Sessions.schema(session), List.copyOf(left)));
    }

    Manifest manifest() {
        return manifest;
    }

    /** @param keys the home's, name and text */
    void write(OutputStream content, Map<String, String> keys) throws SQLException, IOException {
        Parts.Writer parts = new Parts.Writer(content);
        parts.write(MANIFEST, manifest.json());
        parts.write(SHAPE, shape.json());
        for (Map.Entry<String, String> key : keys.entrySet()) parts.write(KEY + key.getKey(), key.getValue());
        Map<String, Sum> sums = new TreeMap<>();
        for (Shape.Table table : shape.tables()) {
            if (manifest.left().contains(table.name())) continue;
            try (OutputStream part = parts.begin(TABLE + table.name())) {
                sums.put(table.name(), Sum.of(session, table, part));
            }
        }
        try (OutputStream part = parts.begin(SUMS)) {
            part.write(new ObjectMapper().writeValueAsString(sums).getBytes(StandardCharsets.UTF_8));
        }
        parts.end();
    }
}
