package org.hearth.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Problem} as it crosses the wire (RFC 9457, application/problem+json). */
@RegisterForReflection
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(
        @Schema(required = true) String type,
        @Schema(required = true) String title,
        @Schema(required = true) int status,
        @Schema(required = true) String detail,
        @Schema(required = true) String code,
        @Nullable List<FieldError> errors,
        @Nullable Long retryAfterSeconds) {

    /** Characters of the longest sentence: what somebody sent is quoted in it, and is not told again in full. */
    private static final int MAX_WORDS = 300;

    static ProblemView of(int status, String title, String code, String detail) {
        return new ProblemView("urn:hearth:problem:" + code, title, status, brief(detail), code, null, null);
    }

    /** The problem with the status that it is told with. */
    public static ProblemView of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound p -> of(404, "Not found", p.code(), p.detail());
            case Problem.Malformed p ->
                of(400, "Cannot be read", p.code(), p.detail()).with(p.errors());
            case Problem.Unauthenticated p -> of(401, "Not signed in", p.code(), p.detail());
            case Problem.Forbidden p -> of(403, "Not allowed", p.code(), p.detail());
            case Problem.Conflict p ->
                of(409, "Not possible now", p.code(), p.detail()).with(p.errors());
            case Problem.KeyReused p -> of(422, "Not accepted", p.code(), p.detail());
            case Problem.Invalid p ->
                of(422, "Not accepted", p.code(), p.detail()).with(p.errors());
            case Problem.TooMany p ->
                of(429, "Too many tries", p.code(), p.detail())
                        .after(p.retryAfter().toSeconds());
            case Problem.Unavailable p ->
                of(503, "Not available now", p.code(), p.detail())
                        .after(p.retryAfter().toSeconds());
        };
    }

    private ProblemView with(List<FieldError> fields) {
        List<FieldError> told = fields.stream()
                .map(error -> new FieldError(brief(error.field()), brief(error.message()), error.allowed()))
                .toList();
        return new ProblemView(type, title, status, detail, code, told.isEmpty() ? null : told, retryAfterSeconds);
    }

    private static String brief(String words) {
        if (words.codePointCount(0, words.length()) <= MAX_WORDS) return words;
        return words.substring(0, words.offsetByCodePoints(0, MAX_WORDS)) + "…";
    }

    private ProblemView after(long seconds) {
        return new ProblemView(type, title, status, detail, code, errors, Math.max(1, seconds));
    }
}
