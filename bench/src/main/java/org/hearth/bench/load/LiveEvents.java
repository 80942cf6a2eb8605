package org.hearth.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;

/** Takes server-sent events apart (WHATWG HTML, section 9.2.6) and hands on the data of those with one name. */
final class LiveEvents {
    private final String wanted;
    private final Consumer<Buffer> take;
    private final RecordParser lines = RecordParser.newDelimited("\n", this::line);
    private String name = "";

    LiveEvents(String wanted, Consumer<Buffer> take) {
        this.wanted = wanted;
        this.take = take;
    }

    void receive(Buffer piece) {
        lines.handle(piece);
    }

    private void line(Buffer line) {
        if (line.length() == 0) name = "";
        else if (startsWith(line, "event:"))
            name = line.getString(6, line.length()).strip();
        else if (startsWith(line, "data:") && name.equals(wanted)) take.accept(line.getBuffer(5, line.length()));
    }

    private static boolean startsWith(Buffer line, String field) {
        return line.length() > field.length()
                && line.getString(0, field.length()).equals(field);
    }
}
