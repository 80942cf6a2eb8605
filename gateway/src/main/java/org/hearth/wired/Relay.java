package org.hearth.wired;

import org.hearth.gpio.Line;
import org.hearth.gpio.Lines;
import org.hearth.gpio.Output;
import org.jspecify.annotations.Nullable;

/** A relay on a line. The line is claimed when it is first driven, so it becomes an output with the state it is to have. */
final class Relay implements Actuator {
    private final Lines lines;
    private final Line line;
    private final String user;
    private @Nullable Output output;

    Relay(Lines lines, Line line, String user) {
        this.lines = lines;
        this.line = line;
        this.user = user;
    }

    @Override
    public void drive(int level) {
        if (output == null) output = lines.output(line, user, level > 0);
        else output.drive(level > 0);
    }

    @Override
    public int level() {
        return output != null && output.isOn() ? FULL : 0;
    }
}
