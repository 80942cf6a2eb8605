package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @CsvSource({"Anna, ANNA", "Straße, STRASSE", "Γιώργος, ΓΙΏΡΓΟΣ", "René, Rene\u0301", "Ａnna, anna", "'  Anna ', anna"
    })
    void twoWaysOfWritingAreOneName(String one, String other) {
        assertThat(AccountName.of(one).key()).isEqualTo(AccountName.of(other).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\tb", "a\u0000", "a\u202eb", "\ud83d", "\u2028"})
    void whatCannotBeShownIsNoName(String written) {
        assertThat(AccountName.parse(written)).isEmpty();
    }
}
