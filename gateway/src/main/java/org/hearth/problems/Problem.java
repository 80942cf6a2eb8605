package org.hearth.problems;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a request, in words of the domain. Nothing here knows of HTTP. */
public sealed interface Problem {

    /** Stable word for programs, in lower case with hyphens. */
    String code();

    /** What happened and what is still true, for the person who asked. */
    String detail();

    /** Thing asked for is not there, or not the caller's to know of: both answer alike. */
    record NotFound(String what, String id) implements Problem {
        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public String detail() {
            return "There is no " + what + " '" + id + "'.";
        }
    }

    /** Readable request whose fields break a rule. */
    record Invalid(List<FieldError> errors) implements Problem {
        public Invalid {
            errors = List.copyOf(errors);
        }

        @Override
        public String code() {
            return "invalid";
        }

        @Override
        public String detail() {
            return errors.stream()
                    .map(error -> error.field() + ": " + error.message())
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("The request breaks a rule.");
        }
    }

    /** Request that cannot be read at all; names the field at which reading ended, if it was one. */
    record Malformed(String detail, List<FieldError> errors) implements Problem {
        public Malformed {
            errors = List.copyOf(errors);
        }

        public Malformed(String detail) {
            this(detail, List.of());
        }

        @Override
        public String code() {
            return "malformed";
        }
    }

    /** Nobody is signed in, or the proof of it is not good. */
    record Unauthenticated(String code, String detail) implements Problem {}

    /** Signed in, but without the right. */
    record Forbidden(String code, String detail) implements Problem {}

    /** Right request at the wrong moment: the state of things does not allow it. Names the parts it fails at, if it has parts. */
    record Conflict(String code, String detail, List<FieldError> errors) implements Problem {
        public Conflict {
            errors = List.copyOf(errors);
        }

        public Conflict(String code, String detail) {
            this(code, detail, List.of());
        }
    }

    /** A name for a request that was given to another one before. */
    record KeyReused(String detail) implements Problem {
        @Override
        public String code() {
            return "idempotency-key-reused";
        }
    }

    /** Too many tries; the next is looked at after {@code retryAfter}. */
    record TooMany(String detail, Duration retryAfter) implements Problem {
        @Override
        public String code() {
            return "too-many-requests";
        }
    }

    /** A part the gateway needs is away; nothing was done, and the same request may be made again. */
    record Unavailable(String code, String detail, Duration retryAfter) implements Problem {}

    /** This problem as something that can be thrown. */
    default ProblemException thrown() {
        return new ProblemException(this);
    }

    /** One refused field, ready to be thrown. */
    static ProblemException invalid(String field, String message, String allowed) {
        return new Invalid(List.of(new FieldError(field, message, allowed))).thrown();
    }

    /**
     * What a request carries.
     *
     * @throws ProblemException if it carries nothing
     */
    static <T> T body(@Nullable T request) {
        if (request == null) throw new Malformed("The body is empty.").thrown();
        return request;
    }

    /**
     * A field that has to be there.
     *
     * @param allowed what it may be
     * @throws ProblemException if it is missing
     */
    static <T> T required(String field, @Nullable T value, String allowed) {
        if (value == null) throw invalid(field, "is missing", allowed);
        return value;
    }
}
