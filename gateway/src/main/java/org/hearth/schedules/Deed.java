package org.hearth.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule does.
 *
 * @param target to what
 * @param action on, off or how bright; null for a scene, which knows itself
 */
public record Deed(Target target, @Nullable Action action) {
    /** What is dark comes back as bright as it can be: nobody knows how bright it was. */
    private static final int FULL = 100;

    public Deed {
        if (target instanceof Target.Scene && action != null)
            throw Problem.invalid("value", "is not for a scene", "none: a scene knows its states");
        if (!(target instanceof Target.Scene) && action == null)
            throw Problem.invalid("value", "is missing", "true or false, or 0 to 100 for LEVEL");
        if (action != null && action.operation() == Operation.PULSE)
            throw Problem.invalid("operation", "is not for a schedule", "SET, LEVEL");
    }

    /** What is done then; for an end, the opposite. Null for a scene. */
    @Nullable
    Action at(Phase phase) {
        if (action == null || phase == Phase.START) return action;
        return switch (action.operation()) {
            case LEVEL -> Action.of(Operation.LEVEL, IntNode.valueOf(isOn() ? 0 : FULL));
            case SET, PULSE -> Action.of(Operation.SET, BooleanNode.valueOf(!isOn()));
        };
    }

    /** What is done then, as the ledger keeps it: a JSON null for a scene. */
    JsonNode valueAt(Phase phase) {
        Action done = at(phase);
        return done == null || done.value() == null ? NullNode.getInstance() : done.value();
    }

    /** True if what this begins is ended in the same way as what another would begin. */
    boolean isEndedLike(Deed other) {
        return target.equals(other.target) && isOn() == other.isOn();
    }

    /** True if something is lit, heated or moved by it. */
    boolean isOn() {
        return action != null && isOn(action);
    }

    static boolean isOn(Action action) {
        return action.value() != null
                && (action.value().asBoolean() || action.value().asInt() > 0);
    }
}
