package org.hearth.devices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.home.Homes;
import org.hearth.home.Room;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the devices. What it answers is in memory and was committed before; every change is written first. Any number of
 * threads may hold it; changes of one device are made one after the other.
 */
@ApplicationScoped
public class Devices {
    /** Handlers of messages come after this, and the connection last. */
    static final int LOADED = 1_000;

    /** Priority at the start of whoever needs the devices: they are known by then. */
    public static final int AFTER_LOADED = 2 * LOADED;

    private static final Duration VIOLATION_TOLD_EVERY = Duration.ofMinutes(10);

    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private volatile Function<String, Optional<Commanded>> commands = id -> Optional.empty();
    private volatile BiFunction<String, String, Optional<Commanded>> runs = (device, firing) -> Optional.empty();
    private final DeviceTable table;
    private final Homes homes;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<DeviceChanged> changed;

    Devices(DeviceTable table, Homes homes, Journal journal, InstantSource clock, Event<DeviceChanged> changed) {
        this.table = table;
        this.homes = homes;
        this.journal = journal;
        this.clock = clock;
        this.changed = changed;
    }

    /** Names who knows what a command asked for and why, so that a change it made can be told with its reason. */
    public void explainCommandsBy(Function<String, Optional<Commanded>> knows) {
        commands = knows;
    }

    /** What the command of this id asked for, if anybody knows. */
    Optional<Commanded> commanded(String id) {
        return commands.apply(id);
    }

    /** Names who knows what a device carried and why: asked with the device and with the firing that it ran by itself. */
    public void explainRunsBy(BiFunction<String, String, Optional<Commanded>> knows) {
        runs = knows;
    }

    /** What this firing of a device was for, if anybody knows. */
    Optional<Commanded> carried(String device, String firing) {
        return runs.apply(device, firing);
    }

    void load(@Observes @Priority(LOADED) StartupEvent started) {
        table.list().forEach(device -> devices.put(device.id(), device));
    }

    /** All devices, by name. */
    public List<Device> list() {
        return devices.values().stream()
                .sorted(Comparator.comparing(Device::name).thenComparing(Device::id))
                .toList();
    }

    /** The device of this id. */
    public Optional<Device> find(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    /**
     * The device of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    public Device require(String id) {
        return find(id).orElseThrow(() -> new Problem.NotFound("device", id).thrown());
    }

    /** True if there is such a device and it may take part. */
    public boolean isAdmitted(String id) {
        Device device = devices.get(id);
        return device != null && device.standing().admitted();
    }

    /**
     * What people call a room.
     *
     * @throws org.hearth.problems.ProblemException if there is none of this id
     */
    public String requireRoomName(UUID room) {
        return homes.find().rooms().stream()
                .filter(known -> known.id().equals(room))
                .map(Room::name)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("room", room.toString()).thrown());
    }

    /**
     * Adds a device that has not been heard yet.
     *
     * @param room name of its room, made if it is not there
     */
    public Device add(String id, String name, String icon, @Nullable String room) {
        return add(
                id,
                () -> new Label(name, icon, room == null ? null : homes.room(room), ""),
                () -> journal.append(JournalEntry.of(
                        clock.instant(), JournalVerb.DEVICE_ENROLLED, Cause.of(CauseKind.GATEWAY), id, name)));
    }

    /** Adds a device that has not been heard yet; its label is made and its row completed in the same transaction. */
    Device add(String id, Supplier<Label> label, Runnable completed) {
        Device added = QuarkusTransaction.joiningExisting().call(() -> {
            Device device = Device.unheard(id, label.get());
            table.insert(device, clock.instant());
            completed.run();
            return device;
        });
        devices.put(id, added);
        changed.fire(new DeviceChanged(added));
        return added;
    }

    /**
     * Decides whether a device may take part; one that may not is not there either. Of two who decide the same, the first is told.
     *
     * @param why what the journal tells of it; null for what is told as a part of something else
     */
    Device admit(String id, Standing standing, @Nullable JournalEntry why) {
        change(id, device -> {
            if (device.standing().admitted() == standing.admitted()) return device;
            Device now = device.with(standing);
            if (!standing.admitted() && device.presence().online()) now = now.with(Presence.gone(clock.instant()));
            if (why != null) journal.append(why);
            table.update(now);
            return now;
        });
        return require(id);
    }

    /** Takes a device away with its rows. */
    void remove(String id, Runnable rows) {
        synchronized (lockOf(id)) {
            QuarkusTransaction.requiringNew().run(rows);
        }
    }

    /** First of all who hear that it is committed: nobody is to find it any more. */
    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(1) DeviceRemoved removal) {
        devices.remove(removal.device().id());
    }

    void described(String id, Info info) {
        change(id, device -> {
            Device now = device.with(info.description());
            if (now.equals(device)) return device;
            table.update(now);
            return now;
        });
    }

    void heard(String id, @Nullable Integer rssi) {
        Device device = devices.get(id);
        if (device == null || rssi == null || rssi.equals(device.session().rssi())) return;
        change(id, known -> {
            Device now = known.with(known.session().heard(rssi));
            table.update(now);
            return now;
        });
    }

    /** Counts a message that breaks the contract, and keeps it as the example. */
    public void violated(Arrival arrival, ContractViolation violation) {
        change(arrival.device(), device -> {
            Violations before = device.violations();
            Violations now = new Violations(
                    before.count() + 1, arrival.at(), arrival.leaf(), violation.code(), arrival.excerpt());
            Instant told = before.at();
            if (told == null || told.plus(VIOLATION_TOLD_EVERY).isBefore(arrival.at()))
                journal.append(entry(JournalVerb.CONTRACT_VIOLATED, CauseKind.GATEWAY, device, arrival.at())
                        .with(arrival.leaf() + ": " + violation.code()));
            Device changedDevice = device.with(now);
            table.update(changedDevice);
            return changedDevice;
        });
    }

    /** Writes a change and shows it when it is committed. An unknown device changes nothing. */
    void change(String id, UnaryOperator<Device> change) {
        replace(id, before -> QuarkusTransaction.requiringNew().call(() -> change.apply(before)));
    }

    /** Keeps and shows what a device is after a change that has been committed when it returns. */
    void replace(String id, UnaryOperator<Device> change) {
        synchronized (lockOf(id)) {
            Device before = devices.get(id);
            if (before == null) return;
            Device after = change.apply(before);
            if (after.equals(before)) return;
            devices.computeIfPresent(id, (key, known) -> after.read(Readings.newer(known, after)));
            changed.fire(new DeviceChanged(devices.getOrDefault(id, after)));
        }
    }

    /** Shows a change that somebody else has committed. */
    void refresh(String id, UnaryOperator<Device> change) {
        synchronized (lockOf(id)) {
            Device before = devices.get(id);
            if (before == null || change.apply(before).equals(before)) return;
            Device after = devices.merge(id, before, (known, same) -> change.apply(known));
            changed.fire(new DeviceChanged(after));
        }
    }

    /** Shows what was measured; it is kept by another room already, and waits for no change of the device. */
    void show(String id, UnaryOperator<Device> read) {
        Device now = devices.computeIfPresent(id, (key, device) -> read.apply(device));
        if (now != null) changed.fire(new DeviceChanged(now));
    }

    private Object lockOf(String id) {
        return locks.computeIfAbsent(id, key -> new Object());
    }

    static JournalEntry entry(JournalVerb verb, CauseKind kind, Device device, Instant at) {
        return JournalEntry.of(at, verb, Cause.of(kind), device.id(), device.name());
    }
}
