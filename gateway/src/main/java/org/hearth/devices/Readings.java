package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Change;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/** Keeper of what devices last said of their capabilities, and why. Any number of threads may hold it. */
@ApplicationScoped
public class Readings {
    private final Devices devices;
    private final DeviceTable table;
    private final Journal journal;
    private final StateLines lines;
    private final Event<StateReported> reported;

    Readings(Devices devices, DeviceTable table, Journal journal, StateLines lines, Event<StateReported> reported) {
        this.devices = devices;
        this.table = table;
        this.journal = journal;
        this.lines = lines;
        this.reported = reported;
    }

    /**
     * Readings, their lines in the journal (as many as {@link StateLines} allows) and whatever else this report settles are one statement.
     *
     * @return false if it tells a change as made by a command that cannot have made it; the change is taken as the device's own
     */
    boolean reported(String id, StateReport report, Instant at) {
        ReportedCause cause = new ReportedCause(report.by(), devices::commanded, firing -> devices.carried(id, firing));
        List<Runnable> shown = new ArrayList<>();
        devices.replace(id, device -> {
            List<JournalEntry> told = new ArrayList<>();
            Map<String, Reading> readings = new HashMap<>();
            report.values().forEach((capability, value) -> {
                if (device.capability(capability).filter(Capability::isReported).isEmpty()) return;
                readings.put(capability, read(device, capability, value, cause, at, told));
            });
            Device now = device.read(readings);
            List<Change> changes = new ArrayList<>(List.of(table.readings(id, readings)));
            cause.commandId()
                    .ifPresent(command -> reported.fire(new StateReported(now, command, changes::add, shown::add)));
            List<JournalEntry> first = lines.first(id, told, at);
            journal.write(changes, first);
            lines.written(id, first.size(), told.size() - first.size(), at);
            return now;
        });
        shown.forEach(Runnable::run);
        return !cause.isForeign();
    }

    private static Reading read(
            Device device,
            String capability,
            JsonNode value,
            ReportedCause reported,
            Instant at,
            List<JournalEntry> told) {
        Optional<Reading> last = device.reading(capability);
        if (last.isPresent() && device.reports(capability, value))
            return new Reading(value, at, last.get().since(), last.get().cause());
        Cause cause = reported.of(device, capability, at);
        told.add(JournalEntry.of(at, JournalVerb.STATE_CHANGED, cause, device.id(), device.name())
                .about(capability, value));
        return new Reading(value, at, at, cause);
    }

    /** Sensors measured; the values themselves are kept by the room telemetry. */
    public void measured(String id, Map<String, JsonNode> values, Instant at) {
        devices.show(id, device -> {
            Map<String, Reading> readings = new HashMap<>();
            values.forEach((capability, value) -> {
                if (!hasNewer(device, capability, at))
                    readings.put(capability, new Reading(value, at, at, Cause.of(CauseKind.LOCAL)));
            });
            return readings.isEmpty() ? device : device.read(readings);
        });
    }

    /** True if this is a button of the device. */
    public boolean isButton(String id, String capability) {
        return devices.find(id)
                .flatMap(device -> device.capability(capability))
                .filter(known -> known.kind() == CapabilityKind.BUTTON)
                .isPresent();
    }

    /**
     * A button was pressed. A device says so until it knows that we have heard, so what keeps the event decides whether this is news: the
     * press is told and shown in the same statement as it is kept, or not at all.
     *
     * @param at when it was pressed, which may be long before it was heard
     * @param kept keeps the event; touches no row if it is kept already
     */
    public void pressed(String id, String capability, Instant at, Change kept) {
        devices.replace(id, device -> {
            boolean isLast = !hasNewer(device, capability, at);
            Map<String, Reading> readings =
                    Map.of(capability, new Reading(BooleanNode.TRUE, at, at, Cause.of(CauseKind.LOCAL)));
            List<Change> changes = new ArrayList<>(List.of(kept));
            if (isLast) changes.add(table.readingsAfterFirst(id, readings));
            JournalEntry told = JournalEntry.of(
                            at, JournalVerb.STATE_CHANGED, Cause.of(CauseKind.LOCAL), id, device.name())
                    .about(capability, BooleanNode.TRUE);
            return journal.write(changes, List.of(told)) && isLast ? device.read(readings) : device;
        });
    }

    private static boolean hasNewer(Device device, String capability, Instant at) {
        return device.reading(capability).filter(last -> last.at().isAfter(at)).isPresent();
    }

    /** Measurements come by another thread and must not be undone by a change that began before them. */
    static Map<String, Reading> newer(Device known, Device next) {
        Map<String, Reading> newer = new HashMap<>();
        known.readings().forEach((capability, reading) -> {
            if (next.reading(capability)
                    .map(Reading::at)
                    .map(reading.at()::isAfter)
                    .orElse(true)) newer.put(capability, reading);
        });
        return newer;
    }
}
