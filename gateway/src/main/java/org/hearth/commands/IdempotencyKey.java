package org.hearth.commands;

import java.util.UUID;
import java.util.regex.Pattern;
import org.hearth.problems.Problem;

/**
 * The name a client gives to a request, so that making it twice is making it once.
 *
 * @param account whose key it is
 * @param text 1 to 64 visible ASCII characters
 * @param request what was asked for under it
 */
record IdempotencyKey(UUID account, String text, String request) {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,64}");

    IdempotencyKey {
        if (!VISIBLE.matcher(text).matches())
            throw Problem.invalid("Idempotency-Key", "is not a key", "1 to 64 visible ASCII characters");
    }
}
