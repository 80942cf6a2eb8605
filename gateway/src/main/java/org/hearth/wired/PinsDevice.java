package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.DeviceLink;
import org.hearth.broker.DeviceMessage;
import org.hearth.broker.Peer;
import org.hearth.broker.PinSet;
import org.hearth.gpio.Input;
import org.hearth.gpio.LineRefused;
import org.hearth.gpio.Lines;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run of the lines as a device: the node, its connection and its lines, on one thread. */
final class PinsDevice implements DeviceLink.Identity, DeviceLink.Listener {
    private static final Logger LOG = Logger.getLogger(PinsDevice.class);
    private static final long LONGEST_WAIT_MS = 100;

    private final DeviceEnrolment enrolment;
    private final ScheduledExecutorService thread;
    private final PinnedCertificates pinned;
    private final Secrets secrets;
    private final DeviceLink link;
    private final Node node;
    private final Map<Wiring.Wire, Button> buttons = new LinkedHashMap<>();
    private final long born = System.nanoTime();
    private final Wirings wirings;
    private final Map<String, Actuator> actuators = new LinkedHashMap<>();
    private final Runnable rewired;
    private boolean owesLines;
    private boolean isOver;
    private @Nullable ScheduledFuture<?> next;

    private record Button(Input input, Debounce debounce) {}

    /**
     * Claims the lines; nothing is said yet.
     *
     * @param thread has one thread
     * @param rewired told when a new wiring is kept, which counts from the next run on
     * @throws org.hearth.gpio.LineRefused if a line cannot be had
     */
    PinsDevice(Vertx vertx, ScheduledExecutorService thread, DeviceEnrolment enrolment, Place place, Runnable rewired) {
        this.enrolment = enrolment;
        this.wirings = place.wirings();
        this.rewired = rewired;
        this.thread = thread;
        this.pinned = new PinnedCertificates(place.keepsakes(), enrolment.checksum(), enrolment.pins());
        this.secrets = new Secrets(place.keepsakes(), enrolment.checksum(), enrolment.secret());
        this.link = new DeviceLink(vertx, thread, RandomGenerator.of("SecureRandom"), this, this);
        Wiring wiring = wirings.wiring();
        for (Wiring.Wire wire : wiring.wires())
            if (!wire.isButton())
                actuators.put(
                        wire.capability().id(),
                        new Relay(place.lines(), wire.line(), wire.capability().id()));
        this.node = new Node(
                wiring.profile(place.hardware(), place.version()),
                place.boot(),
                this::publish,
                place.keepsakes(),
                new Node.Credentials(enrolment.checksum(), pinned, secrets),
                actuators);
        node.start(nowMs());
        for (Wiring.Wire wire : wiring.wires()) if (wire.isButton()) watch(place.lines(), wire);
    }

    /** Where a device stands. */
    record Place(Wirings wirings, Lines lines, Keepsakes keepsakes, long boot, String hardware, String version) {}

    /** Connects, and works until {@link #close}. */
    void open() {
        thread.execute(this::tick);
        link.open();
    }

    /** Says goodbye; the lines stay as they are. On the device's thread. */
    void close() {
        if (next != null) next.cancel(false);
        node.stop();
        link.close();
    }

    boolean isOnline() {
        return link.isOnline();
    }

    int attempts() {
        return link.attempts();
    }

    private void watch(Lines lines, Wiring.Wire wire) {
        Input input = lines.input(wire.line(), wire.capability().id(), edge -> hop(() -> edge(wire)));
        buttons.put(wire, new Button(input, new Debounce(wire.debounceMs(), input.isOn())));
    }

    /** From the thread of the lines to the device's own; an edge that comes while the device ends concerns nobody. */
    private void hop(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException ended) {
            LOG.debug("an edge came after the end", ended);
        }
    }

    private void edge(Wiring.Wire wire) {
        Button button = buttons.get(wire);
        if (button != null) button.debounce().edge(nowMs());
        arm();
    }

    private void tick() {
        step(this::look);
    }

    /** Pulses and limits end in steps, so whatever becomes of one, the next one comes. */
    private void step(Runnable work) {
        try {
            work.run();
            arm();
        } catch (RuntimeException e) {
            LOG.errorf(e, "device %s: a step was not finished", enrolment.id());
            arm(LONGEST_WAIT_MS);
        }
    }

    private void look() {
        long nowMs = nowMs();
        buttons.forEach((wire, button) -> {
            if (!button.debounce().press(button.input().isOn(), nowMs)) return;
            node.ring(wire.capability().id(), nowMs);
            if (!wire.toggles().isEmpty()) node.press(wire.toggles(), nowMs);
        });
        node.step(nowMs);
        tellLines();
    }

    /** The next step comes when something is due, and a little later at the latest. */
    private void arm() {
        long due = node.nextMs();
        for (Button button : buttons.values())
            due = Math.min(due, button.debounce().nextMs());
        arm(Math.clamp(due - nowMs(), 1, LONGEST_WAIT_MS));
    }

    private void arm(long waitMs) {
        if (next != null) next.cancel(false);
        next = thread.schedule(this::tick, waitMs, TimeUnit.MILLISECONDS);
    }

    private boolean publish(String leaf, ObjectNode payload, boolean atLeastOnce, boolean retained) {
        return link.publish(leaf, payload.toString().getBytes(StandardCharsets.UTF_8), atLeastOnce, retained);
    }

    private long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - born);
    }

    @Override
    public DeviceEnrolment enrolment() {
        return enrolment;
    }

    @Override
    public List<String> secrets() {
        return secrets.all();
    }

    @Override
    public PinSet pins() {
        return pinned.pins();
    }

    @Override
    public byte[] will(String sid) {
        return Reports.offline(sid, "lost").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void online(Peer broker, int secret, String sid) {
        step(() -> {
            node.online(broker, secret, sid, nowMs());
            owesLines = true;
            tellLines();
        });
    }

    @Override
    public void arrived(DeviceMessage message) {
        // The next run has begun to be: nothing is to move any more.
        if (isOver) return;
        step(() -> {
            if (message.leaf().equals(Wirings.CONFIG)) rewire(message.payload());
            else node.receive(message, nowMs());
        });
    }

    private void rewire(byte[] wish) {
        Wiring before = wirings.wiring();
        Wiring after = wirings.offer(wish).orElse(null);
        owesLines = true;
        tellLines();
        if (after == null) return;
        isOver = true;
        // Whoever is no longer driven from here must not stay on for ever. One that stays an output gets its state with
        // its claim.
        for (Wiring.Wire wire : before.wires()) {
            Actuator actuator = actuators.get(wire.capability().id());
            if (actuator != null && !after.drives(wire.line().offset())) letGo(actuator);
        }
        rewired.run();
    }

    private void letGo(Actuator actuator) {
        try {
            actuator.drive(0);
        } catch (LineRefused e) {
            LOG.errorf("device %s: a relay that leaves may still be on: %s", enrolment.id(), e.getMessage());
        }
    }

    private void tellLines() {
        if (owesLines && publish(Wirings.STATUS, wirings.write(), true, true)) owesLines = false;
    }

    @Override
    public void offline() {
        node.offline(nowMs());
    }
}
