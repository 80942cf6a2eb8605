package org.hearth.problems;

/** The rules for what a person or a device may write, everywhere the same. */
public final class PlainText {
    /** Characters of the longest name. */
    public static final int MAX_NAME = 60;

    private PlainText() {}

    /**
     * True without control characters, halves of characters, and marks that turn the text around them. PostgreSQL keeps no U+0000 (8.3) and
     * no lone surrogate in jsonb (8.14), so one such text would fail the whole batch it is written in.
     */
    public static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(
                        c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || turnsText(c));
    }

    /** Explicit directional formatting (Unicode Standard Annex 9, section 2): one name could be written to look like another. */
    private static boolean turnsText(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /**
     * A name that people can read, without the blanks around it.
     *
     * @param field what it is called where it was written
     * @throws ProblemException if it is empty, longer than {@link #MAX_NAME}, or not plain
     */
    public static String name(String field, String written) {
        String name = written.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME)
            throw Problem.invalid(field, "has a length that is not allowed", "1 to " + MAX_NAME + " characters");
        if (!isPlain(name))
            throw Problem.invalid(field, "holds what is not a character", "characters that can be shown");
        return name;
    }
}
