package org.hearth.identity;

import java.util.Locale;
import java.util.Optional;
import org.hearth.problems.Problem;

/** What a new password must be (OWASP ASVS 5, section 6.2): long and not guessable; nothing about digits or signs. */
final class PasswordRules {
    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;
    private static final int MIN_DIFFERENT = 5;
    private static final int MIN_KNOWN = 3;
    private static final int MIN_OWN_LETTERS = 4;

    private PasswordRules() {}

    /** Refuses a password that breaks a rule, and says which. */
    static void check(String password, AccountName owner) {
        String canonical = Passwords.canonical(password);
        int length = canonical.codePointCount(0, canonical.length());
        if (length < MIN_LENGTH) throw refused("is too short", "at least " + MIN_LENGTH + " characters");
        if (length > MAX_LENGTH) throw refused("is too long", "at most " + MAX_LENGTH + " characters");
        if (!isWellFormed(canonical)) throw refused("holds half a character", "whole characters");
        guessable(canonical, owner).ifPresent(why -> {
            throw refused(why, "something nobody would try, such as four words that do not belong together");
        });
    }

    private static Optional<String> guessable(String password, AccountName owner) {
        String folded = password.toLowerCase(Locale.ROOT);
        if (folded.codePoints().distinct().count() < MIN_DIFFERENT || isRepetition(folded))
            return Optional.of("repeats itself");
        if (CommonPasswords.contains(folded)) return Optional.of("is among the first that are tried");
        if (isAround(folded, "hearth")) return Optional.of("is little more than the name of this product");
        if (isAround(AccountName.fold(folded), owner.key())) return Optional.of("is little more than your name");
        return Optional.empty();
    }

    /** The same few characters again and again, the last time perhaps cut short: {@code abcabcabcabca}. */
    private static boolean isRepetition(String text) {
        for (int period = 1; period <= text.length() / 2; period++)
            if (text.regionMatches(period, text, 0, text.length() - period)) return true;
        return false;
    }

    /** Nothing is left to guess when the known word is taken out of it, except digits, signs and a few letters. */
    private static boolean isAround(String password, String known) {
        if (known.length() < MIN_KNOWN || !password.contains(known)) return false;
        long letters = password.replace(known, "")
                .codePoints()
                .filter(Character::isLetter)
                .count();
        return letters < MIN_OWN_LETTERS;
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static RuntimeException refused(String why, String allowed) {
        return Problem.invalid("password", why, allowed);
    }
}
