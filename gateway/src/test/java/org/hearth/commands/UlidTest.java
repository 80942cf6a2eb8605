package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UlidTest {
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final InstantSource clock = () -> now;
    private final Ulid ids = new Ulid(clock);

    @Test
    void isWrittenAsTheSpecificationSays() {
        now = Instant.ofEpochMilli(1_469_918_176_385L);

        assertThat(ids.next()).matches("01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void growsWithinAMillisecond() {
        assertThat(many(1_000)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void growsWithTheClock() {
        String first = ids.next();
        now = now.plusMillis(1);

        assertThat(ids.next()).isGreaterThan(first);
    }

    @Test
    void growsWhenTheClockGoesBack() {
        String first = ids.next();
        now = now.minus(Duration.ofDays(400));

        List<String> later = many(100);

        assertThat(later).isSorted().doesNotHaveDuplicates();
        assertThat(later.getFirst()).isGreaterThan(first);
    }

    @Test
    void growsBeyondWhatWasMadeBeforeTheStart() {
        now = now.plus(Duration.ofDays(3_000));
        String before = ids.next();
        now = now.minus(Duration.ofDays(3_000));
        Ulid started = new Ulid(clock);

        started.after(before);

        assertThat(started.next()).isGreaterThan(before);
    }

    private List<String> many(int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) made.add(ids.next());
        return made;
    }
}
