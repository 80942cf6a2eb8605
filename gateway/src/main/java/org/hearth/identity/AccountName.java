package org.hearth.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.hearth.problems.Problem;

/**
 * A name as a person writes it, and the key by which two ways of writing it are one name.
 *
 * @param text NFC, without space around it, 1 to 60 characters, none of them invisible
 * @param key NFKC with case folded (Unicode 16, section 3.13.5, as near as Java's case mappings come to it)
 */
record AccountName(String text, String key) {
    static final int MAX_LENGTH = 60;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** A name for a new account. */
    static AccountName of(String written) {
        return parse(written)
                .orElseThrow(() -> Problem.invalid(
                        "name", "is not a name that can be shown", "1 to " + MAX_LENGTH + " visible characters"));
    }

    /** What was typed, if any account could be called so. */
    static Optional<AccountName> parse(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC).strip();
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > MAX_LENGTH || !text.codePoints().allMatch(AccountName::isVisible))
            return Optional.empty();
        return Optional.of(new AccountName(text, fold(text)));
    }

    /** Upper case before lower: so that ß meets ss, and the final sigma its sister. */
    static String fold(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip();
    }

    /** Direction marks and their like make one name look like another; joiners are part of some scripts. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
