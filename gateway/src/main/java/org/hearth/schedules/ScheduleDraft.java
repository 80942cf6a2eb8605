package org.hearth.schedules;

import java.nio.charset.StandardCharsets;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants planned, before it is a {@link Schedule}.
 *
 * @param name null or blank: one is made from what it does
 * @param device whose capability
 * @param capability which; it must offer SET
 * @param value on or off
 * @param recurrence when
 * @param enabled false to keep it without planning anything
 */
public record ScheduleDraft(
        @Nullable String name, String device, String capability, boolean value, Weekly recurrence, boolean enabled) {
    private static final int MAX_NAME = 60;

    public ScheduleDraft {
        name = name == null || name.isBlank() ? null : name.strip();
        if (name != null && !isWritable(name))
            throw Problem.invalid(
                    "name", "is too long or has signs that cannot be shown", "at most " + MAX_NAME + " characters");
    }

    /** The given name, or one such as "Boiler on". */
    String nameFor(String deviceName) {
        if (name != null) return name;
        String ending = value ? " on" : " off";
        return deviceName.substring(0, Math.min(deviceName.length(), MAX_NAME - ending.length())) + ending;
    }

    /** Half a surrogate pair or a NUL is no text to the database. */
    private static boolean isWritable(String name) {
        return name.length() <= MAX_NAME
                && name.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
