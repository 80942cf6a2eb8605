package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final AccountName OWNER = AccountName.of("Giorgos");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven tall boats sing",
                "gX7#kq0Lw2!z",
                "correct mule battery clip",
                "μπλε καρέκλα στο φεγγάρι",
                "🦊🍋🚲🌵🎷🧊🪁🥁🧵🪴🛶🧭",
                "my hearth burns in june rain",
                "giorgos eats three lemons",
                "            spaces are characters"
            })
    void isAccepted(String password) {
        assertThatCode(() -> PasswordRules.check(password, OWNER)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "ﬁﬁﬁﬁﬁ",
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabca",
                "121212121212",
                "seven seven seven seven ",
                "123456789012",
                "qwertyuiop123",
                "asdfghjkl123456",
                "1q2w3e4r5t6y",
                "zyxwvutsrqpo",
                "Password1234",
                "P@ssw0rd!!!!!!",
                "iloveyou2024!!!",
                "Raspberry12345",
                "Administrator1!",
                "correcthorsebatterystaple",
                "Correct horse-battery staple",
                "hearthhearth42",
                "Hearth-2026-2027",
                "Giorgos123456",
                "GIORGOS giorgos 1"
            })
    void isRefused(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password, OWNER)).hasMessageContaining("password");
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        String astral = "🦊🍋🚲🌵🎷🧊🪁🥁🧵🪴🛶";
        assertThatThrownBy(() -> PasswordRules.check(astral, OWNER)).hasMessageContaining("too short");
        String longest = "ab1 cd2 ef3 gh4 ".repeat(8).substring(0, 120) + "unusual!";
        assertThatCode(() -> PasswordRules.check(longest, OWNER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRules.check(longest + "x", OWNER)).hasMessageContaining("too long");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> PasswordRules.check("seven tall boats \ud83d", OWNER))
                .hasMessageContaining("half a character");
    }
}
