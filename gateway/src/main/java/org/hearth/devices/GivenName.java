package org.hearth.devices;

import org.hearth.problems.Problem;

/**
 * What a person calls a group or a scene.
 *
 * @param text 1 to 60 characters that can be shown, none of them a space at either end
 */
record GivenName(String text) {
    private static final int MAX = 60;

    GivenName {
        text = text.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX)
            throw Problem.invalid("name", "has a length that is not allowed", "1 to " + MAX + " characters");
        if (!text.codePoints().allMatch(GivenName::isWritable))
            throw Problem.invalid("name", "holds what is not a character", "characters that can be shown");
    }

    private static boolean isWritable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
