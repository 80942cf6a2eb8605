package org.hearth.commands;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which the web server took a request, by its own word: {@code t=1700000000.123}, in seconds since 1970. Both run on one
 * machine and read one clock.
 */
record RequestStart(Instant at) {
    static final String HEADER = "X-Request-Start";

    /** From then on the person was told that the tap is not confirmed, and it must not act any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** No request waits that long: the clock was set meanwhile. */
    private static final Duration BEYOND_ANY_WAIT = Duration.ofHours(1);

    private static final Pattern WORD = Pattern.compile("t=(\\d{1,11}\\.\\d{3})");

    /** Nothing if it says nothing that can be read. */
    static Optional<RequestStart> parse(@Nullable String word) {
        if (word == null) return Optional.empty();
        Matcher said = WORD.matcher(word);
        if (!said.matches()) return Optional.empty();
        long millis = new BigDecimal(said.group(1)).movePointRight(3).longValueExact();
        return Optional.of(new RequestStart(Instant.ofEpochMilli(millis)));
    }

    /** True if it waited too long to be done at this moment. */
    boolean isTooLate(Instant now) {
        Duration waited = Duration.between(at, now);
        return waited.compareTo(PATIENCE) > 0 && waited.compareTo(BEYOND_ANY_WAIT) <= 0;
    }
}
