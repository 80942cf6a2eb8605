package org.hearth.journal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks for something long, reads the beginning of the answer, and then takes its time. */
final class SlowReader implements AutoCloseable {
    private static final int SMALL = 8_192;

    private final Socket socket = new Socket();
    private final String beginning;
    private String end = "";
    private long bytes;

    SlowReader(URI gateway, String token, String path) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        beginning = next();
    }

    /** Status and headers. */
    String beginning() {
        return beginning;
    }

    /** Reads all the rest. */
    void readOn() {
        try {
            for (String next = next(); !next.isEmpty() && !isWhole(); next = next()) end = next;
        } catch (IOException broken) {
            end = "";
        }
    }

    /** Whether what was read is the whole answer. */
    boolean isWhole() {
        return end.endsWith("0\r\n\r\n");
    }

    long bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return bytes + " bytes, the last of them: " + end.substring(Math.max(0, end.length() - 200));
    }

    private String next() throws IOException {
        byte[] buffer = new byte[SMALL];
        int read = socket.getInputStream().read(buffer);
        if (read < 0) return "";
        bytes += read;
        return new String(buffer, 0, read, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
