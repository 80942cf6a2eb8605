package org.hearth.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hearth.journal.JournalTable.Kept;
import org.jspecify.annotations.Nullable;

/** How an exported entry is written. */
enum ExportForm {
    /** One JSON object a line, exact: with it alone the chain can be computed again (docs/journal.md). */
    NDJSON("application/x-ndjson") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(Kept kept, ObjectMapper json) {
            StoredEntry entry = kept.entry();
            ObjectNode line = json.createObjectNode();
            if (kept.link() != null && kept.seal() != null)
                line.put("seq", kept.seal().seq())
                        .put("hash", kept.seal().hash())
                        .put("sealedAt", text(kept.sealedAt()))
                        .put("settled", kept.link().settled());
            line.put("id", entry.id())
                    .put("at", entry.at().toString())
                    .put("verb", entry.verb())
                    .put("cause", entry.cause())
                    .put("device", entry.device())
                    .put("deviceName", entry.deviceName())
                    .put("capability", entry.capability())
                    .put("value", entry.value())
                    .put("detail", entry.detail());
            return line + "\n";
        }
    },

    /** For spreadsheets (RFC 4180): every cell quoted, and none of them a formula. */
    CSV("text/csv;charset=UTF-8") {
        /** Without the byte order mark spreadsheets take Greek for something else. */
        @Override
        String head() {
            return "\uFEFF"
                    + row(
                            "seq",
                            "hash",
                            "sealed_at",
                            "id",
                            "at",
                            "verb",
                            "device",
                            "device_name",
                            "capability",
                            "value",
                            "detail",
                            "cause_kind",
                            "cause_name",
                            "cause");
        }

        @Override
        String line(Kept kept, ObjectMapper json) {
            StoredEntry entry = kept.entry();
            Cause cause = cause(entry, json);
            return row(
                    kept.seal() == null ? null : Long.toString(kept.seal().seq()),
                    kept.seal() == null ? null : kept.seal().hash(),
                    text(kept.sealedAt()),
                    Long.toString(entry.id()),
                    entry.at().toString(),
                    entry.verb(),
                    entry.device(),
                    entry.deviceName(),
                    entry.capability(),
                    entry.value(),
                    entry.detail(),
                    cause == null ? null : cause.kind().name(),
                    cause == null ? null : cause.name(),
                    entry.cause());
        }
    };

    /** What makes a spreadsheet calculate a cell (OWASP, CSV injection), also in their wide forms. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final String mediaType;

    ExportForm(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** As the end of a file's name. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExportForm> named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.suffix().equals(name))
                .findFirst();
    }

    /** What comes before the first entry. */
    abstract String head();

    /** One entry with the end of its line. */
    abstract String line(Kept kept, ObjectMapper json);

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Null if somebody has written there what is no cause. */
    private static @Nullable Cause cause(StoredEntry entry, ObjectMapper json) {
        try {
            return json.readValue(entry.cause(), Cause.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String row(@Nullable String... cells) {
        return Arrays.stream(cells).map(ExportForm::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted, with its quotes doubled; what would be calculated begins with an apostrophe. */
    static String cell(@Nullable String text) {
        if (text == null) return "";
        String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
