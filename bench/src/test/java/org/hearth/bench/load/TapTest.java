package org.hearth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TapTest {
    @Test
    void whatTheLiveStreamShowedBeforeTheAnswerCounts() {
        Tap seenEarly = new Tap();
        seenEarly.see("ACKNOWLEDGED", false);
        Tap tap = new Tap();

        tap.takeOver(seenEarly);

        assertThat(tap.acknowledged().succeeded()).isTrue();
        assertThat(tap.confirmed().isComplete()).isFalse();
    }

    @Test
    void anotherEndThanAcknowledgedEndsTheRun() {
        Tap tap = new Tap();

        tap.see("EXPIRED_UNCONFIRMED", false);

        assertThat(tap.acknowledged().failed()).isTrue();
    }
}
