package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.home.Homes;
import org.hearth.home.Room;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Change;
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

    private static final Duration VIOLATION_TOLD_EVERY = Duration.ofMinutes(10);
    private static final String BY_COMMAND = "cmd:";

    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private volatile Function<String, Optional<Cause>> commandCauses = id -> Optional.empty();
    private final DeviceTable table;
    private final Homes homes;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<DeviceChanged> changed;
    private final Event<StateReported> reported;

    Devices(
            DeviceTable table,
            Homes homes,
            Journal journal,
            InstantSource clock,
            Event<DeviceChanged> changed,
            Event<StateReported> reported) {
        this.table = table;
        this.homes = homes;
        this.journal = journal;
        this.clock = clock;
        this.changed = changed;
        this.reported = reported;
    }

    /** Names who knows why a command was given, so that a change it made can be told with its reason. */
    public void explainCommandsBy(Function<String, Optional<Cause>> causes) {
        commandCauses = causes;
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
                Cause.of(CauseKind.GATEWAY),
                () -> new Label(name, icon, room == null ? null : homes.room(room), ""),
                () -> {});
    }

    /**
     * Adds a device that has not been heard yet; its label is made and its row completed in the same transaction.
     *
     * @param cause who wants it
     */
    Device add(String id, Cause cause, Supplier<Label> label, Runnable completed) {
        Device added = QuarkusTransaction.joiningExisting().call(() -> {
            Device device = Device.unheard(id, label.get());
            Instant now = clock.instant();
            table.insert(device, now);
            completed.run();
            journal.append(JournalEntry.of(now, JournalVerb.DEVICE_ENROLLED, cause, id, device.name()));
            return device;
        });
        devices.put(id, added);
        changed.fire(new DeviceChanged(added));
        return added;
    }

    /** Decides whether a device may take part; one that may not is not there either. Of two who decide the same, the first is told. */
    Device admit(String id, Standing standing, JournalEntry why) {
        change(id, device -> {
            if (device.standing().admitted() == standing.admitted()) return device;
            Device now = device.with(standing);
            if (!standing.admitted() && device.presence().online()) now = now.with(Presence.gone(why.at()));
            journal.append(why);
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

    /** Readings, their lines in the journal and whatever else this report settles are one statement. */
    void reported(String id, StateReport report, Instant at) {
        List<Runnable> shown = new ArrayList<>();
        replace(id, device -> {
            Cause cause = cause(report.by());
            List<JournalEntry> told = new ArrayList<>();
            Map<String, Reading> readings = new HashMap<>();
            report.values().forEach((capability, value) -> {
                if (device.capability(capability).filter(Capability::isReported).isEmpty()) return;
                readings.put(capability, read(device, capability, value, cause, at, told));
            });
            Device now = device.read(readings);
            List<Change> changes = new ArrayList<>(List.of(table.readings(id, readings)));
            if (cause.commandId() != null)
                reported.fire(new StateReported(now, cause.commandId(), changes::add, shown::add));
            journal.write(changes, told);
            return now;
        });
        shown.forEach(Runnable::run);
    }

    private static Reading read(
            Device device, String capability, JsonNode value, Cause cause, Instant at, List<JournalEntry> told) {
        Optional<Reading> last = device.reading(capability);
        if (last.isPresent() && device.reports(capability, value))
            return new Reading(value, at, last.get().since(), last.get().cause());
        told.add(JournalEntry.of(at, JournalVerb.STATE_CHANGED, cause, device.id(), device.name())
                .about(capability, value));
        return new Reading(value, at, at, cause);
    }

    /** Sensors measured; the values themselves are kept by the room telemetry. */
    public void measured(String id, Map<String, JsonNode> values, Instant at) {
        Device now = devices.computeIfPresent(id, (key, device) -> {
            Map<String, Reading> readings = new HashMap<>();
            values.forEach((capability, value) -> device.reading(capability)
                    .filter(last -> last.at().isAfter(at))
                    .ifPresentOrElse(
                            newer -> {},
                            () -> readings.put(capability, new Reading(value, at, at, Cause.of(CauseKind.LOCAL)))));
            return readings.isEmpty() ? device : device.read(readings);
        });
        if (now != null) changed.fire(new DeviceChanged(now));
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
    private void replace(String id, UnaryOperator<Device> change) {
        synchronized (lockOf(id)) {
            Device before = devices.get(id);
            if (before == null) return;
            Device after = change.apply(before);
            if (after.equals(before)) return;
            devices.computeIfPresent(id, (key, known) -> after.read(newerMeasurements(known, after)));
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

    private Object lockOf(String id) {
        return locks.computeIfAbsent(id, key -> new Object());
    }

    /** Measurements come by another thread and must not be undone by a change that began before them. */
    private static Map<String, Reading> newerMeasurements(Device known, Device next) {
        Map<String, Reading> newer = new HashMap<>();
        known.readings().forEach((capability, reading) -> {
            if (next.reading(capability)
                    .map(Reading::at)
                    .map(reading.at()::isAfter)
                    .orElse(true)) newer.put(capability, reading);
        });
        return newer;
    }

    private Cause cause(String by) {
        if (by.startsWith(BY_COMMAND)) {
            String command = by.substring(BY_COMMAND.length());
            return commandCauses
                    .apply(command)
                    .orElse(Cause.of(CauseKind.GATEWAY))
                    .by(command);
        }
        return switch (by) {
            case "local" -> Cause.of(CauseKind.LOCAL);
            case "limit" -> Cause.of(CauseKind.LIMIT);
            case "lost" -> Cause.of(CauseKind.LOST);
            default -> Cause.of(by.startsWith("schedule:") ? CauseKind.SCHEDULE : CauseKind.BOOT);
        };
    }

    static JournalEntry entry(JournalVerb verb, CauseKind kind, Device device, Instant at) {
        return JournalEntry.of(at, verb, Cause.of(kind), device.id(), device.name());
    }
}
