package org.hearth.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Seals what is written to it; the file is whole once this is closed, and not before. One thread may hold it. */
final class SealingStream extends OutputStream {
    private final OutputStream file;
    private final Chunks chunks;
    private final byte[] plain = new byte[Chunks.SIZE];
    private int held;
    private boolean closed;

    SealingStream(OutputStream file, Chunks chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            // A full chunk goes when more comes: the last one is known to be the last.
            if (held == plain.length) seal(false);
            int taken = Math.min(left, plain.length - held);
            System.arraycopy(bytes, from, plain, held, taken);
            held += taken;
            from += taken;
            left -= taken;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        seal(true);
        file.flush();
    }

    private void seal(boolean last) throws IOException {
        try {
            file.write(chunks.seal(plain, held, last));
        } catch (GeneralSecurityException e) {
            throw new IOException("a chunk was not sealed", e);
        }
        held = 0;
    }
}
