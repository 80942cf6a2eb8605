package org.hearth.schedules;

import org.hearth.problems.PlainText;
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
    public ScheduleDraft {
        name = name == null || name.isBlank() ? null : PlainText.name("name", name);
    }

    /** The given name, or one such as "Boiler on". */
    String nameFor(String deviceName) {
        if (name != null) return name;
        String ending = value ? " on" : " off";
        int room = PlainText.MAX_NAME - ending.length();
        if (deviceName.codePointCount(0, deviceName.length()) <= room) return deviceName + ending;
        return deviceName.substring(0, deviceName.offsetByCodePoints(0, room)) + ending;
    }
}
