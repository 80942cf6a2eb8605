package org.hearth.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The header of a Raspberry Pi, driven by Pi4J's {@code gpiod} provider. One thread may hold it. */
public final class HeaderLines implements Lines {
    private final Chip chip;
    private @Nullable Context context;

    private HeaderLines(Chip chip) {
        this.chip = chip;
    }

    /**
     * Finds the chip; no line is touched.
     *
     * @param labels what the label of the chip may begin with, the wanted ones first
     * @throws LineRefused if there is no such chip
     */
    public static HeaderLines find(List<String> labels) {
        return new HeaderLines(Chip.find(Path.of("/dev"), labels));
    }

    @Override
    public String chip() {
        return chip.label();
    }

    @Override
    public LineState look(int offset) {
        return chip.look(offset);
    }

    @Override
    public Output output(Line line, String user, boolean on) {
        refuseIfUsed(line.offset());
        // Pi4J hands the value over with the claim, so the kernel sets it before the direction.
        DigitalOutput output = ask(
                line,
                "claimed",
                () -> context()
                        .create(DigitalOutput.newConfigBuilder(context())
                                .id(user)
                                .address(line.offset())
                                .initial(DigitalState.getState(line.level(on)))
                                .provider(GpioDDigitalOutputProvider.class)));
        return new Output() {
            @Override
            public void drive(boolean value) {
                ask(line, "driven", () -> output.state(DigitalState.getState(line.level(value))));
            }

            @Override
            public boolean isOn() {
                // Pi4J's own state() tells what was last asked for; the proof is what the chip says.
                int value = ask(
                        line,
                        "read",
                        () -> GpioDContext.getInstance()
                                .getOrOpenLine(line.offset())
                                .getValue());
                return line.isOn(value != 0);
            }
        };
    }

    @Override
    public Input input(Line line, String user, Consumer<Boolean> edges) {
        refuseIfUsed(line.offset());
        DigitalInput input = ask(
                line,
                "claimed",
                () -> context()
                        .create(DigitalInput.newConfigBuilder(context())
                                .id(user)
                                .address(line.offset())
                                .pull(pull(line.pull()))
                                .debounce(0L)
                                .provider(GpioDDigitalInputProvider.class)));
        input.addListener(event -> edges.accept(line.isOn(event.state().isHigh())));
        return () -> line.isOn(ask(line, "read", input::state).isHigh());
    }

    @Override
    public void close() {
        if (context != null) context.shutdown();
        context = null;
    }

    private void refuseIfUsed(int offset) {
        String user = look(offset).user();
        if (user != null) throw LineRefused.inUse(offset, user);
    }

    /** Whatever goes wrong in Pi4J, which throws exceptions of several families, is a line that refuses. */
    private static <T> T ask(Line line, String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new LineRefused("line " + line.offset() + " cannot be " + what + ": " + e.getMessage(), e);
        }
    }

    private Context context() {
        Context known = context;
        if (known != null) return known;
        Context made = Pi4J.newContextBuilder()
                .noAutoDetect()
                .setGpioChipName(chip.device().getFileName().toString())
                .add(GpioDDigitalOutputProvider.newInstance(), GpioDDigitalInputProvider.newInstance())
                .build();
        context = made;
        return made;
    }

    private static PullResistance pull(Pull pull) {
        return switch (pull) {
            case UP -> PullResistance.PULL_UP;
            case DOWN -> PullResistance.PULL_DOWN;
            case OFF -> PullResistance.OFF;
        };
    }
}
