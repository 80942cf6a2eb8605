package org.hearth.enrolment;

import org.hearth.devices.Label;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What a person may call a device that is to be added. */
final class Wishes {
    private Wishes() {}

    static String name(@Nullable String name) {
        if (name == null || name.isBlank()) throw Problem.invalid("name", "is missing", "1 to 60 characters");
        return PlainText.name("name", name);
    }

    static String icon(@Nullable String icon) {
        if (icon == null) return "device";
        if (!Label.ICONS.contains(icon))
            throw Problem.invalid("icon", "'" + icon + "' is no icon", String.join(", ", Label.ICONS));
        return icon;
    }
}
