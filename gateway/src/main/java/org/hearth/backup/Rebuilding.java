package org.hearth.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hearth.problems.DatabaseAway;
import org.hearth.trust.HomeKeys;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Builds the home of a backup in a schema of its own, and compares it with what was saved. All of it is one transaction, which the caller ends: a
 * proof takes it back, a restore gives the schema the place of the one that is there.
 */
final class Rebuilding {
    /** As PostgreSQL's appendix A has it. */
    private static final String DISK_FULL = "53100";

    private final Connection session;
    private final String schema;
    private final Map<String, String> keys = new TreeMap<>();
    private final Set<String> loaded = new TreeSet<>();
    private final Map<String, Sum> sums = new HashMap<>();
    private @Nullable Manifest manifest;
    private @Nullable Shape shape;

    private Rebuilding(Connection session, String schema) {
        this.session = session;
        this.schema = schema;
    }

    /**
     * What was built.
     *
     * @param keys of the home, name and text
     * @param sums of each table whose rows it has
     */
    record Rebuilt(Manifest manifest, Shape shape, Map<String, String> keys, Map<String, Sum> sums) {
        long rows() {
            return sums.values().stream().mapToLong(Sum::rows).sum();
        }
    }

    /**
     * Builds it; the session's search path is that schema then.
     *
     * @throws BrokenBackup if it is not what was saved
     */
    static Rebuilt build(Connection session, String schema, SealedFile file, byte[] key)
            throws SQLException, IOException {
        Rebuilding work = new Rebuilding(session, schema);
        Sessions.run(session, "CREATE SCHEMA " + schema);
        Sessions.run(session, "SET LOCAL search_path TO " + schema);
        try (InputStream content = file.read(key)) {
            Parts.read(content, work::take);
        } catch (java.util.zip.ZipException e) {
            throw new BrokenBackup("its content cannot be unpacked", e);
        }
        return work.finish();
    }

    private void take(String name, InputStream part) throws IOException {
        try {
            switch (name) {
                case Snapshot.MANIFEST -> manifest = Manifest.parse(Parts.text(part));
                case Snapshot.SHAPE -> begin(Shape.parse(Parts.text(part)));
                case Snapshot.SUMS -> sums.putAll(parseSums(Parts.text(part)));
                default -> {
                    if (name.startsWith(Snapshot.KEY))
                        keys.put(name.substring(Snapshot.KEY.length()), Parts.text(part));
                    else if (name.startsWith(Snapshot.TABLE)) load(name.substring(Snapshot.TABLE.length()), part);
                    else throw new BrokenBackup("it holds a part that is not known here: " + name);
                }
            }
        } catch (SQLException e) {
            if (DISK_FULL.equals(e.getSQLState()))
                throw new BrokenBackup(BrokenBackup.Reason.DISK_FULL, "the disk has no room to build it");
            if (DatabaseAway.isMeantBy(e)) throw new IOException("the database is away", e);
            throw new BrokenBackup("the database does not take " + name + ": " + e.getMessage(), e);
        }
    }

    private void begin(Shape told) throws SQLException {
        shape = told;
        for (Shape.Table table : told.tables()) Sessions.run(session, table.create());
        for (Shape.Sequence sequence : told.sequences()) {
            Sessions.run(session, sequence.create());
            count(Shape.quoted(sequence.name()), sequence.next());
        }
    }

    private void load(String name, InputStream rows) throws SQLException, IOException {
        Shape.Table table = told().tables().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BrokenBackup("it holds rows of a table that it does not describe: " + name));
        session.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY " + Shape.quoted(name) + " (" + String.join(", ", table.columns()) + ") FROM STDIN",
                        rows);
        loaded.add(name);
    }

    private Rebuilt finish() throws SQLException, IOException {
        Manifest said = manifest;
        Shape built = told();
        if (said == null) throw new BrokenBackup("it does not say what it is");
        if (!HomeKeys.areComplete(keys)) throw new BrokenBackup("it lacks keys of the home");
        Set<String> all = built.tables().stream().map(Shape.Table::name).collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(said.left());
        if (!all.equals(loaded) || !all.equals(sums.keySet())) throw new BrokenBackup("it lacks rows of a table");
        for (Shape.Table table : built.tables())
            if (!table.identity().isEmpty()) count(Shape.serial(session, table.name(), table.identity()), table.next());
        try {
            for (String statement : built.after()) Sessions.run(session, statement);
        } catch (SQLException e) {
            throw new BrokenBackup("its rows contradict each other: " + e.getMessage(), e);
        }
        compare(built);
        return new Rebuilt(said, built, Map.copyOf(keys), Map.copyOf(sums));
    }

    private void compare(Shape built) throws SQLException, IOException {
        if (!Shape.read(session, schema).isBuiltLike(built))
            throw new BrokenBackup("the database that was built from it is not built like the one that was saved");
        for (Shape.Table table : built.tables()) {
            Sum saved = sums.get(table.name());
            if (saved != null && !saved.equals(Sum.of(session, table, OutputStream.nullOutputStream())))
                throw new BrokenBackup("what is in " + table.name() + " is not what was saved");
        }
    }

    private Shape told() throws BrokenBackup {
        Shape known = shape;
        if (known == null) throw new BrokenBackup("it does not say how its database is built");
        return known;
    }

    private void count(String sequence, long next) throws SQLException {
        Sessions.run(session, "SELECT setval('" + sequence.replace("'", "''") + "', " + next + ", false)");
    }

    private static Map<String, Sum> parseSums(String json) throws BrokenBackup {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<Map<String, Sum>>() {});
        } catch (JsonProcessingException e) {
            throw new BrokenBackup("its sums cannot be read", e);
        }
    }
}
