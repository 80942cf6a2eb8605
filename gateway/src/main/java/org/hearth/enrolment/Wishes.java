package org.hearth.enrolment;

import java.util.Set;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What a person may call a device that is to be added. */
final class Wishes {
    private static final int MAX_NAME = 60;
    private static final Set<String> ICONS =
            Set.of("bulb", "flame", "fan", "plug", "gate", "thermometer", "motion", "button", "device");

    private Wishes() {}

    static String name(@Nullable String name) {
        if (name == null || name.isBlank()) throw Problem.invalid("name", "is missing", "1 to 60 characters");
        String stripped = name.strip();
        if (stripped.length() > MAX_NAME || !stripped.codePoints().allMatch(Wishes::isWritable))
            throw Problem.invalid("name", "is not a name", "1 to 60 characters that can be shown");
        return stripped;
    }

    static String icon(@Nullable String icon) {
        if (icon == null) return "device";
        if (!ICONS.contains(icon))
            throw Problem.invalid(
                    "icon",
                    "is not an icon",
                    String.join(", ", ICONS.stream().sorted().toList()));
        return icon;
    }

    /** Half of a surrogate pair and control characters are no text; the database refuses some of them. */
    private static boolean isWritable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
