package org.hearth.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hearth.identity.Caller;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The name a client gives to a request, so that making it twice is making it once.
 *
 * @param account whose key it is
 * @param text 1 to 64 visible ASCII characters
 * @param request what was asked for under it
 */
record IdempotencyKey(UUID account, String text, String request) {
    /** The header that carries it. */
    static final String HEADER = "Idempotency-Key";

    /** What it is, for the contract. */
    static final String MEANING = "1 to 64 visible ASCII characters; the same request under it is the same wish";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    IdempotencyKey {
        if (!VISIBLE.matcher(text).matches())
            throw Problem.invalid(HEADER, "is not a key", "1 to 64 visible ASCII characters");
    }

    /**
     * The key of a request; null if it came without one.
     *
     * @param caller who makes it
     * @param text as it stood in the header
     * @param request all that tells it from another request
     * @throws org.hearth.problems.ProblemException if the text is no key
     */
    static @Nullable IdempotencyKey of(Caller caller, @Nullable String text, @Nullable Object... request) {
        if (text == null) return null;
        try {
            // As JSON, in which no two requests read alike.
            return new IdempotencyKey(caller.accountId(), text, JSON.writeValueAsString(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request cannot be written", e);
        }
    }
}
