package org.hearth.journal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What is hashed beside an entry: its place on the chain.
 *
 * @param seq from 1 without gaps
 * @param entry number of the entry
 * @param sealedAtMicros microseconds since 1970 UTC
 * @param settled at that moment no entry up to this number could come any more
 */
record Link(long seq, long entry, long sealedAtMicros, long settled) {
    private static final byte[] FORM = "hearth-journal-1".getBytes(StandardCharsets.US_ASCII);

    /** SHA-256 (FIPS 180-4) of the hash before, the place and every column of the entry. */
    Seal seal(Seal before, StoredEntry row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                out.write(before.bytes());
                out.write(FORM);
                out.writeLong(seq);
                out.writeLong(sealedAtMicros);
                out.writeLong(settled);
                row.writeTo(out);
            }
            return Seal.of(seq, digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a digest does not fail", e);
        }
    }

    /** The same, standing elsewhere. */
    Link at(long place) {
        return new Link(place, entry, sealedAtMicros, settled);
    }
}
