package org.hearth.wired;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hearth.gpio.Input;
import org.hearth.gpio.Line;
import org.hearth.gpio.LineRefused;
import org.hearth.gpio.LineState;
import org.hearth.gpio.Lines;
import org.hearth.gpio.Output;
import org.hearth.gpio.SimulatedLines;
import org.jspecify.annotations.Nullable;

/** Simulated lines whose claimed outputs fail while the test says so. */
final class BrittleLines implements Lines {
    final SimulatedLines whole = new SimulatedLines();
    volatile @Nullable RuntimeException failure;
    volatile boolean isUnreadable;
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public String chip() {
        return whole.chip();
    }

    @Override
    public LineState look(int offset) {
        return whole.look(offset);
    }

    @Override
    public Output output(Line line, String user, boolean on) {
        Output output = whole.output(line, user, on);
        return new Output() {
            @Override
            public void drive(boolean value) {
                check();
                output.drive(value);
            }

            @Override
            public boolean isOn() {
                check();
                if (isUnreadable) throw new LineRefused("cannot be read");
                return output.isOn();
            }
        };
    }

    @Override
    public Input input(Line line, String user, Consumer<Boolean> edges) {
        return whole.input(line, user, edges);
    }

    @Override
    public void close() {
        whole.close();
    }

    private void check() {
        RuntimeException present = failure;
        if (present == null) return;
        failures.incrementAndGet();
        throw present;
    }
}
