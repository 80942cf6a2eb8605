package org.hearth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {
    @Test
    void isReadAsPeopleWriteIt() {
        RecoveryKey key = RecoveryKey.random();
        byte[] half = SealedKey.publicKey(key.halves());

        for (String written : new String[] {
            key.text(),
            key.text().toLowerCase(Locale.ROOT),
            key.text().replace("-", ""),
            " " + key.text().replace('-', ' ') + "\n",
            key.text().replace('0', 'o').replace('1', 'l')
        })
            assertThat(RecoveryKey.parse(written).map(read -> SealedKey.publicKey(read.halves())))
                    .as(written)
                    .hasValueSatisfying(read -> assertThat(read).isEqualTo(half));
        assertThat(key.text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(key.toString()).doesNotContain(key.text());
    }

    @Test
    void aSlipOfThePenIsNoticed() {
        String right = RecoveryKey.random().text();
        for (int i = 0; i < right.length(); i++) {
            if (right.charAt(i) == '-') continue;
            char other = right.charAt(i) == 'A' ? 'B' : 'A';
            String wrong = right.substring(0, i) + other + right.substring(i + 1);
            assertThat(RecoveryKey.parse(wrong)).as(wrong).isEmpty();
        }
        assertThat(RecoveryKey.parse(right.substring(1))).isEmpty();
        assertThat(RecoveryKey.parse("")).isEmpty();
    }

    @Test
    void noTwoAreAlike() {
        assertThat(RecoveryKey.random().text())
                .isNotEqualTo(RecoveryKey.random().text());
    }
}
