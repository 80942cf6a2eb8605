package org.hearth.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.util.Arrays;

/**
 * A backup on the disk: a {@link Header}, the {@link SealedKey}, and the content, compressed and then sealed in {@link Chunks}.
 *
 * @param path where it is
 */
record SealedFile(Path path) {
    /** A key for one file. */
    static byte[] newKey() {
        byte[] key = new byte[Chunks.KEY];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Writes it anew; it is on the disk when the stream is closed. */
    OutputStream write(Header header, byte[] publicKey, byte[] key) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), Chunks.SIZE);
        byte[] about = header.bytes();
        Front front = new Front(header, about, SealedKey.seal(key, publicKey, about));
        file.write(front.all());
        OutputStream content = new GZIPOutputStream(new SealingStream(file, new Chunks(key, front.all())), Chunks.SIZE);
        return new FilterOutputStream(content) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                content.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (file) {
                    content.close();
                }
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        };
    }

    /**
     * What stands in front of the chunks; each of them is bound to all of it.
     *
     * @param about the header as it stands there
     */
    private record Front(Header header, byte[] about, byte[] sealedKey) {
        static Front read(DataInputStream file) throws IOException {
            Header header = Header.read(file);
            byte[] sealedKey = file.readNBytes(SealedKey.LENGTH);
            if (sealedKey.length < SealedKey.LENGTH) throw new BrokenBackup("it ends in its header");
            return new Front(header, header.bytes(), sealedKey);
        }

        byte[] all() {
            return Arrays.concatenate(about, sealedKey);
        }
    }

    /** What anybody may read of it. */
    Header header() throws IOException {
        return front().header;
    }

    private Front front() throws IOException {
        try (DataInputStream file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return Front.read(file);
        }
    }

    /** The key of this file, by the recovery key. */
    byte[] key(AsymmetricCipherKeyPair halves) throws IOException {
        Front front = front();
        String key = front.header.key();
        if (!key.equals(SealedKey.fingerprint(SealedKey.publicKey(halves))))
            throw new BrokenBackup(
                    BrokenBackup.Reason.OTHER_RECOVERY_KEY,
                    "another recovery key belongs to it: the one with the fingerprint " + key);
        return SealedKey.open(front.sealedKey, halves, front.about);
    }

    /** The content. */
    InputStream read(byte[] key) throws IOException {
        DataInputStream file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), Chunks.SIZE));
        try {
            Front front = Front.read(file);
            InputStream content =
                    new GZIPInputStream(new OpeningStream(file, new Chunks(key, front.all())), Chunks.SIZE);
            return new FilterInputStream(content) {
                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
