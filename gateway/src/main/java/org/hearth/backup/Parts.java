package org.hearth.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The content of a backup as parts with a name, one after the other: a 1, the name, blocks that begin with their length, a block of length 0;
 * and a 0 behind the last. What is written can be of any length, and nothing of it is held in memory.
 */
final class Parts {
    private static final int PART = 1;
    private static final int END = 0;
    private static final int MOST_IN_MEMORY = 4 * 1024 * 1024;

    private Parts() {}

    /** One thread may hold it. */
    static final class Writer {
        private final DataOutputStream out;

        Writer(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        /** The next part; it is to be closed before another is begun. */
        OutputStream begin(String name) throws IOException {
            out.writeByte(PART);
            out.writeUTF(name);
            return new Blocks(out);
        }

        void write(String name, String text) throws IOException {
            try (OutputStream part = begin(name)) {
                part.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        void end() throws IOException {
            out.writeByte(END);
            out.flush();
        }
    }

    private static final class Blocks extends OutputStream {
        private final DataOutputStream out;
        private final byte[] block = new byte[8192];
        private int held;

        private Blocks(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            if (held == block.length) give();
            block[held++] = (byte) value;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (held == block.length) give();
                int taken = Math.min(left, block.length - held);
                System.arraycopy(bytes, from, block, held, taken);
                held += taken;
                from += taken;
                left -= taken;
            }
        }

        private void give() throws IOException {
            if (held == 0) return;
            out.writeInt(held);
            out.write(block, 0, held);
            held = 0;
        }

        @Override
        public void close() throws IOException {
            give();
            out.writeInt(0);
        }
    }

    /** Takes the parts of a content, in their order. */
    interface Reader {
        /** Takes one; what is not read of it is passed over. */
        void take(String name, InputStream part) throws IOException;
    }

    /** @throws BrokenBackup if it ends too early */
    static void read(InputStream content, Reader reader) throws IOException {
        DataInputStream in = new DataInputStream(content);
        try {
            for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
                if (kind != PART) throw new BrokenBackup("its content is not what a gateway writes");
                String name = in.readUTF();
                try (PartStream part = new PartStream(in)) {
                    reader.take(name, part);
                }
            }
        } catch (EOFException e) {
            throw new BrokenBackup("it ends too early", e);
        }
        // To the very end, or what was put behind it would not be noticed.
        if (in.read() >= 0) throw new BrokenBackup("there is something behind its end");
    }

    /** All of a part that is known to be small. */
    static String text(InputStream part) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int read = part.read(piece); read >= 0; read = part.read(piece)) {
            all.write(piece, 0, read);
            if (all.size() > MOST_IN_MEMORY) throw new BrokenBackup("a part of it is too long");
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static final class PartStream extends InputStream {
        private final DataInputStream in;
        private int left;
        private boolean over;

        private PartStream(DataInputStream in) throws IOException {
            this.in = in;
            next();
        }

        private void next() throws IOException {
            left = in.readInt();
            if (left < 0) throw new BrokenBackup("its content is not what a gateway writes");
            over = left == 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (over) return -1;
            int taken = in.read(into, offset, Math.min(length, left));
            if (taken < 0) throw new EOFException();
            left -= taken;
            if (left == 0) next();
            return taken;
        }

        @Override
        public void close() throws IOException {
            byte[] passed = new byte[8192];
            while (!over) {
                int ignored = read(passed, 0, passed.length);
                if (ignored < 0) return;
            }
        }
    }
}
