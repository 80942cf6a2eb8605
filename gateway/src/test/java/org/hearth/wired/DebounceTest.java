package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebounceTest {
    private final Debounce debounce = new Debounce(30, false);

    @Test
    void aContactThatBouncesIsPressedOnce() {
        debounce.edge(100);
        debounce.edge(104);
        debounce.edge(109);

        assertThat(debounce.press(true, 138)).isFalse();
        assertThat(debounce.press(true, 139)).isTrue();
        assertThat(debounce.press(true, 200)).isFalse();
    }

    @Test
    void noiseThatIsOverBeforeItIsQuietIsNoPress() {
        debounce.edge(100);
        debounce.edge(101);

        assertThat(debounce.press(false, 131)).isFalse();
    }

    @Test
    void whatIsHeldAtTheStartIsPressedOnlyAfterItWasReleased() {
        Debounce held = new Debounce(30, true);
        held.edge(100);
        assertThat(held.press(false, 130)).isFalse();

        held.edge(200);

        assertThat(held.press(true, 230)).isTrue();
    }
}
