package org.hearth.gpio;

import java.util.function.Consumer;

/** The lines of one chip. A claimed line stays claimed until {@link #close}; what it does then is the kernel's choice. */
public interface Lines extends AutoCloseable {
    /** What the chip calls itself. */
    String chip();

    /**
     * What a line does now, without claiming it.
     *
     * @throws LineRefused if the chip has no such line
     */
    LineState look(int offset);

    /**
     * Claims a line to drive it. It carries its value before it becomes an output.
     *
     * @param user the name by which others see who holds it
     * @throws LineRefused if somebody holds it
     */
    Output output(Line line, String user, boolean on);

    /**
     * Claims a line to watch it.
     *
     * @param user the name by which others see who holds it
     * @param edges told at each edge, on a thread of the room, not debounced; true is "on"
     * @throws LineRefused if somebody holds it
     */
    Input input(Line line, String user, Consumer<Boolean> edges);

    /** Lets all lines go. */
    @Override
    void close();
}
