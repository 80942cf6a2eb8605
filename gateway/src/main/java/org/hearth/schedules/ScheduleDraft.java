package org.hearth.schedules;

import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants planned, before it is a {@link Schedule}.
 *
 * @param name null or blank: one is made from what it does
 * @param deed what is to be done
 * @param timing when
 * @param missed what becomes of moments that were missed
 * @param enabled false to keep it without planning anything
 */
public record ScheduleDraft(@Nullable String name, Deed deed, Timing timing, MissedPolicy missed, boolean enabled) {
    public ScheduleDraft {
        name = name == null || name.isBlank() ? null : PlainText.name("name", name);
        if (timing.ending() != null && deed.action() == null)
            throw Problem.invalid("ending", "is not for a scene", "none: a scene has no opposite");
    }

    /** The given name, or one such as "Boiler on". */
    String nameFor(String target) {
        if (name != null) return name;
        String ending = ending();
        int room = PlainText.MAX_NAME - ending.length();
        if (target.codePointCount(0, target.length()) <= room) return target + ending;
        return target.substring(0, target.offsetByCodePoints(0, room)) + ending;
    }

    private String ending() {
        if (deed.action() == null) return "";
        return deed.isOn() ? " on" : " off";
    }
}
