package org.hearth.identity;

import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Turns what may be missing in a request into what is there, or into a problem that names it. */
final class Required {
    private Required() {}

    static <T> T body(@Nullable T body) {
        if (body == null) throw new Problem.Malformed("The request has no body.").thrown();
        return body;
    }

    static String field(String name, @Nullable String value) {
        if (value == null) throw Problem.invalid(name, "is missing", "text");
        return value;
    }
}
