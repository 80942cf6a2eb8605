package org.hearth.schedules;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.jspecify.annotations.Nullable;

/** What somebody plans. */
final class Drafts {
    static final Ending QUARTER = new Ending.After(Duration.ofMinutes(15));
    static final Action ON = Action.of(Operation.SET, BooleanNode.TRUE);
    static final Action OFF = Action.of(Operation.SET, BooleanNode.FALSE);

    private Drafts() {}

    static Action level(int percent) {
        return Action.of(Operation.LEVEL, IntNode.valueOf(percent));
    }

    static ScheduleDraft draft(Target target, Action action, Recurrence recurrence, @Nullable Ending ending) {
        return draft(new Deed(target, action), new Timing(recurrence, ending, Duration.ZERO, null), true);
    }

    static ScheduleDraft draft(Deed deed, Timing timing, boolean enabled) {
        return new ScheduleDraft(null, deed, timing, MissedPolicy.DEFAULT, enabled);
    }

    static ScheduleDraft switchedOff(ScheduleDraft draft) {
        return draft(draft.deed(), draft.timing(), false);
    }

    static Target boiler(int number) {
        return new Target.Part("boiler-" + number, "relay1");
    }

    static Weekly daily(String time) {
        return new Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(time), ClockChange.DEFAULT);
    }
}
