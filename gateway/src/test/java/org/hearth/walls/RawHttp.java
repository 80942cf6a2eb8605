package org.hearth.walls;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP/1.1 as bytes on a socket: no library corrects the path, the headers or the length before they are sent. */
final class RawHttp {
    /** Whoever hears nothing for so long was left hanging. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private final InetAddress from;

    /** Asks the server on this port of 127.0.0.1. */
    RawHttp(int port) {
        this(port, "127.0.0.1");
    }

    /** The same, from another address of this machine. */
    RawHttp(int port, String from) {
        this.port = port;
        this.from = InetAddress.ofLiteral(from);
    }

    /** An answer; {@code body} is empty for a stream of events, which has no end. */
    record Answer(int status, List<String> headers, String body) {
        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }

        /** A cookie that is set, as a browser sends it back. */
        String cookie(String name) {
            String start = "set-cookie: " + name.toLowerCase(Locale.ROOT) + "=";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring("set-cookie: ".length()).split(";", 2)[0])
                    .findFirst()
                    .orElseThrow();
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** What writes a body, and may be told to stop by an answer that came early. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    Answer ask(String method, String target, List<String> headers) {
        return ask(method, target, headers, new byte[0]);
    }

    Answer ask(String method, String target, List<String> headers, byte[] body) {
        List<String> all = new ArrayList<>(headers);
        if (body.length > 0) all.add("Content-Length: " + body.length);
        return stream(method, target, all, out -> out.write(body));
    }

    /** Sends a body whose length the headers tell, or do not; a server that hangs up on it may have answered before. */
    Answer stream(String method, String target, List<String> headers, Body body) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head(method, target, headers).getBytes(StandardCharsets.UTF_8));
            writeAsFarAsItGoes(body, out);
            return answer(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target.substring(0, Math.min(200, target.length())), e);
        }
    }

    private static void writeAsFarAsItGoes(Body body, OutputStream out) throws IOException {
        try {
            body.writeTo(out);
            out.flush();
        } catch (java.net.SocketException hungUp) {
            // the answer, if there is one, says why
        }
    }

    private String head(String method, String target, List<String> headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(line -> line.startsWith("Host:")))
            head.append("Host: localhost:").append(port).append("\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static Answer answer(InputStream in) throws IOException {
        String statusLine = line(in);
        if (statusLine.isEmpty()) throw new IOException("no answer");
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) headers.add(line);
        Answer head = new Answer(Integer.parseInt(statusLine.split(" ", 3)[1]), headers, "");
        if (head.header("Content-Type").orElse("").startsWith("text/event-stream")) return head;
        byte[] body = head.header("Transfer-Encoding").isPresent() ? chunks(in) : in.readAllBytes();
        return new Answer(head.status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** RFC 9112, section 7.1. */
    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.write(in.readNBytes(size));
            line(in);
        }
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) line.write(next);
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
