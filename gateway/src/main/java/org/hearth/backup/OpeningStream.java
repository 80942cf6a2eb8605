package org.hearth.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;

/** Opens what was sealed; nothing of a chunk is handed out before it is known to be whole. One thread may hold it. */
final class OpeningStream extends InputStream {
    private final PushbackInputStream file;
    private final Chunks chunks;
    private byte[] plain = {};
    private int position;
    private boolean last;

    OpeningStream(InputStream file, Chunks chunks) {
        this.file = new PushbackInputStream(file, 1);
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (position == plain.length) {
            if (last) return -1;
            open();
        }
        int taken = Math.min(length, plain.length - position);
        System.arraycopy(plain, position, into, offset, taken);
        position += taken;
        return taken;
    }

    private void open() throws IOException {
        byte[] sealed = file.readNBytes(Chunks.SIZE + Chunks.TAG);
        int next = file.read();
        if (next >= 0) file.unread(next);
        last = next < 0;
        try {
            plain = chunks.open(sealed, sealed.length, last);
        } catch (GeneralSecurityException e) {
            throw new BrokenBackup("a part of it was changed, or is missing", e);
        }
        position = 0;
    }
}
