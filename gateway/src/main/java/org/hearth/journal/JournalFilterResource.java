package org.hearth.journal;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hearth.problems.Moment;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What a request asks of the journal. Kept as it was written, so that what cannot be read is told as a problem of its field. */
public class JournalFilterResource {
    private static final int MAX_ID = 64;

    @QueryParam("device")
    @Parameter(description = "only about this device, also one that was removed")
    @Nullable
    String device;

    @QueryParam("person")
    @Parameter(
            description = "only what this account caused",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String person;

    @QueryParam("schedule")
    @Parameter(
            description = "only what this schedule caused",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String schedule;

    @QueryParam("cause")
    @Parameter(
            description = "only with a cause of one of these kinds",
            schema = @Schema(type = SchemaType.ARRAY, implementation = CauseKind.class))
    @Nullable
    List<String> cause;

    @QueryParam("group")
    @Parameter(
            description = "only with a verb of one of these groups",
            schema = @Schema(type = SchemaType.ARRAY, implementation = JournalGroup.class))
    @Nullable
    List<String> group;

    @QueryParam("from")
    @Parameter(description = "not before", schema = @Schema(implementation = Instant.class))
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "before", schema = @Schema(implementation = Instant.class))
    @Nullable
    String to;

    /**
     * The same as a question.
     *
     * @param reader what the caller may read at all
     * @throws org.hearth.problems.ProblemException if a field cannot be read, named by the field
     */
    JournalQuery query(Readership.Reader reader) {
        Instant first = from == null ? null : Moment.read("from", from);
        Instant last = to == null ? null : Moment.read("to", to);
        if (first != null && last != null && !first.isBefore(last))
            throw Problem.invalid("to", "does not follow 'from'", "a later moment");
        if (device != null && (device.length() > MAX_ID || !PlainText.isPlain(device)))
            throw Problem.invalid("device", "is not an id", "the id of a device");
        return new JournalQuery(
                reader,
                device,
                uuid("person", person),
                uuid("schedule", schedule),
                words("cause", CauseKind.class, cause),
                words("group", JournalGroup.class, group),
                first,
                last);
    }

    private static @Nullable UUID uuid(String field, @Nullable String text) {
        if (text == null) return null;
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) return id;
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw Problem.invalid(field, "is not an id", "a UUID");
    }

    private static <E extends Enum<E>> Set<E> words(String field, Class<E> type, @Nullable List<String> texts) {
        Set<E> words = EnumSet.noneOf(type);
        if (texts == null) return words;
        for (String text : texts)
            words.add(Arrays.stream(type.getEnumConstants())
                    .filter(word -> word.name().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> Problem.invalid(field, "is not known", Arrays.toString(type.getEnumConstants()))));
        return words;
    }
}
