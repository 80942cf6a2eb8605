package org.hearth.backup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;

/**
 * What a table holds, in one number: SHA-256 over its rows as {@code COPY} writes them, in the order of their key.
 *
 * @param rows how many they are
 * @param sha256 in hex
 */
@RegisterForReflection
record Sum(long rows, String sha256) {
    /** Reads a table from its first row to its last, into {@code out}. */
    static Sum of(Connection session, Shape.Table table, OutputStream out) throws SQLException, IOException {
        MessageDigest digest = digest();
        String order = table.order().isEmpty() ? "" : " ORDER BY " + String.join(", ", table.order());
        long rows = session.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "COPY (SELECT " + String.join(", ", table.columns()) + " FROM " + Shape.quoted(table.name())
                                + order + ") TO STDOUT",
                        new OutputStream() {
                            @Override
                            public void write(int value) throws IOException {
                                digest.update((byte) value);
                                out.write(value);
                            }

                            @Override
                            public void write(byte[] bytes, int offset, int length) throws IOException {
                                digest.update(bytes, offset, length);
                                out.write(bytes, offset, length);
                            }
                        });
        return new Sum(rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
