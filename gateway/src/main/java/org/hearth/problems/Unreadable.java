package org.hearth.problems;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words of the contract what of a body could not be read; what was sent, and how the gateway is built, is not told again. */
final class Unreadable {
    private static final int MAX_CAUSES = 10;
    private static final int MAX_PATH = 120;

    private Unreadable() {}

    static Problem of(JsonProcessingException thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) return refused.problem();
            if (cause instanceof StreamConstraintsException)
                return new Problem.Malformed("The body is nested too deeply, or a number or a name in it is too long.");
        }
        if (!(thrown instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty())
            return new Problem.Malformed("The body is not the JSON that is asked for here" + place(thrown) + ".");
        return new Problem.Malformed("The body cannot be read.", List.of(error(mapping)));
    }

    private static FieldError error(JsonMappingException thrown) {
        String field = path(thrown.getPath());
        return switch (thrown) {
            case UnrecognizedPropertyException unknown ->
                new FieldError(
                        field,
                        "is not known here",
                        unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", ")));
            case MismatchedInputException other ->
                new FieldError(field, "is of another kind, or missing", allowed(other.getTargetType()));
            default -> new FieldError(field, "is not JSON, or stands there twice", "each field once, as JSON");
        };
    }

    private static String place(JsonProcessingException thrown) {
        JsonLocation at = thrown.getLocation();
        return at == null ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** {@code days[2]}, cut where a name in it has no end. */
    private static String path(List<Reference> steps) {
        StringBuilder path = new StringBuilder();
        for (Reference step : steps) {
            if (step.getFieldName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        }
        return path.length() <= MAX_PATH ? path.toString() : path.substring(0, MAX_PATH) + "…";
    }

    private static String allowed(@Nullable Class<?> type) {
        if (type == null) return "what the contract says";
        if (type.isEnum())
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        if (type == Boolean.class || type == boolean.class) return "true, false";
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class)
            return "a whole number";
        if (type == UUID.class) return "an id, for example 00000000-0000-4000-8000-000000000000";
        if (type == Duration.class) return "a duration of ISO 8601, for example PT1M";
        if (type == Instant.class) return "RFC 3339, for example 2027-03-28T04:00:00Z";
        if (CharSequence.class.isAssignableFrom(type)) return "text";
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
