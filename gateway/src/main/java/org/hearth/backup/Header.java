package org.hearth.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/**
 * What anybody may read of a backup: which it is, and which key opens it. Not the home's name, and nothing of what is in it.
 *
 * @param madeAt by the clock of the home
 * @param schema newest migration of the database it was made from, for example {@code 059}
 * @param key fingerprint of the key that opens it
 */
record Header(Instant madeAt, String schema, String key) {
    private static final byte[] MAGIC = "HEARTHBK".getBytes(StandardCharsets.US_ASCII);
    private static final short FORMAT = 1;
    private static final int MOST = 4096;

    /** As it stands in front of the file: eight letters, the format in two bytes, a length in two, JSON. */
    byte[] bytes() {
        byte[] json = new ObjectMapper()
                .createObjectNode()
                .put("madeAt", madeAt.toString())
                .put("schema", schema)
                .put("key", key)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(MAGIC.length + 2 * Short.BYTES + json.length)
                .put(MAGIC)
                .putShort(FORMAT)
                .putShort((short) json.length)
                .put(json)
                .array();
    }

    /**
     * Reads what stands in front of a file.
     *
     * @throws BrokenBackup if it is none of ours, or of a later format
     */
    static Header read(DataInputStream file) throws IOException {
        try {
            byte[] magic = file.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) throw new BrokenBackup("this is no backup of a Hearth home");
            int format = file.readUnsignedShort();
            if (format != FORMAT)
                throw new BrokenBackup("it has format " + format + ", which this gateway does not know");
            int length = file.readUnsignedShort();
            if (length > MOST) throw new BrokenBackup("its header is damaged");
            JsonNode json = new ObjectMapper().readTree(file.readNBytes(length));
            return new Header(
                    Instant.parse(json.path("madeAt").asText()),
                    json.path("schema").asText(),
                    json.path("key").asText());
        } catch (EOFException | DateTimeException | com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new BrokenBackup("its header is damaged", e);
        }
    }
}
