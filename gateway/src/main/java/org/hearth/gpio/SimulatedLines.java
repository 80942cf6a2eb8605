package org.hearth.gpio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lines for a laptop and for tests: they do what a header does, and write down every edge. Any number of threads may hold
 * them. A line that was let go keeps what it drove, as on the kernels of Raspberry Pi OS.
 */
public final class SimulatedLines implements Lines {
    private static final Logger LOG = Logger.getLogger(SimulatedLines.class);
    private static final int COUNT = 54;

    private final Map<Integer, Wire> wires = new ConcurrentHashMap<>();
    private final List<Edge> journal = new ArrayList<>();

    /**
     * One change of a level that a wire saw.
     *
     * @param offset of the line
     * @param level that it went to
     */
    public record Edge(int offset, boolean level) {}

    /** Every edge so far, in order. */
    public List<Edge> journal() {
        synchronized (journal) {
            return List.copyOf(journal);
        }
    }

    /** What a hand or another device does to an input. */
    public void apply(int offset, boolean level) {
        Wire wire = wire(offset);
        if (wire.isOutput) throw new LineRefused("line " + offset + " is an output, nothing outside drives it");
        wire.outside = level;
        wire.move(level);
    }

    /** Somebody else takes a line, as a driver of the kernel would. */
    public void occupy(int offset, String user) {
        wire(offset).user = user;
    }

    @Override
    public String chip() {
        return "simulated";
    }

    @Override
    public LineState look(int offset) {
        Wire wire = wire(offset);
        return new LineState(
                offset, "SIM" + offset, wire.user, wire.isOutput, wire.isOutput ? (Boolean) wire.level : null);
    }

    @Override
    public Output output(Line line, String user, boolean on) {
        Wire wire = claim(line, user);
        wire.move(line.level(on));
        wire.isOutput = true;
        return new Output() {
            @Override
            public void drive(boolean value) {
                wire.move(line.level(value));
            }

            @Override
            public boolean isOn() {
                return line.isOn(wire.level);
            }
        };
    }

    @Override
    public Input input(Line line, String user, Consumer<Boolean> edges) {
        Wire wire = claim(line, user);
        wire.isOutput = false;
        // What nobody outside drives rests where the pull holds it.
        if (wire.outside == null) wire.level = line.pull() == Pull.UP;
        wire.watcher = level -> edges.accept(line.isOn(level));
        return () -> line.isOn(wire.level);
    }

    @Override
    public void close() {
        for (Wire wire : wires.values()) {
            if (!wire.isOurs) continue;
            wire.isOurs = false;
            wire.user = null;
            wire.watcher = level -> {};
        }
    }

    private Wire claim(Line line, String user) {
        Wire wire = wire(line.offset());
        String holder = wire.user;
        if (holder != null) throw LineRefused.inUse(line.offset(), holder);
        wire.user = user;
        wire.isOurs = true;
        return wire;
    }

    private Wire wire(int offset) {
        if (offset < 0 || offset >= COUNT)
            throw new LineRefused("line " + offset + " is not on this chip: it has 0 to " + (COUNT - 1));
        return wires.computeIfAbsent(offset, Wire::new);
    }

    private final class Wire {
        private final int offset;
        private volatile boolean level;
        private volatile boolean isOutput;
        private volatile boolean isOurs;
        private volatile @Nullable String user;
        private volatile @Nullable Boolean outside;
        private volatile Consumer<Boolean> watcher = edge -> {};

        Wire(int offset) {
            this.offset = offset;
        }

        void move(boolean to) {
            synchronized (journal) {
                if (level == to) return;
                level = to;
                journal.add(new Edge(offset, to));
                LOG.infof("simulated line %d goes %s", offset, to ? "high" : "low");
            }
            watcher.accept(to);
        }
    }
}
