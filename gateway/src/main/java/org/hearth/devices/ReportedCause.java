package org.hearth.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;

/**
 * Why the changes in one state report came about. A device names a command as it likes, so a person's name stands beside a change only
 * if the command was for this device and this part of it, and may still have made the change. One thread at a time.
 */
final class ReportedCause {
    private static final String BY_COMMAND = "cmd:";
    private static final String BY_SCHEDULE = "schedule:";

    /** A pulse that began at the last moment ends a minute later, and its report takes its time. */
    private static final Duration LONGEST_EFFECT = Duration.ofMinutes(2);

    private final String by;
    private final Function<String, Optional<Commanded>> commands;
    private final Function<String, Optional<Commanded>> runs;
    private boolean foreign;

    /**
     * Reads a report.
     *
     * @param by what the device names
     * @param commands what a command asked for
     * @param runs what a firing was for that the device carried
     */
    ReportedCause(
            String by, Function<String, Optional<Commanded>> commands, Function<String, Optional<Commanded>> runs) {
        this.by = by;
        this.commands = commands;
        this.runs = runs;
    }

    /** The command that the report names, whoever gave it. */
    Optional<String> commandId() {
        return by.startsWith(BY_COMMAND) ? Optional.of(by.substring(BY_COMMAND.length())) : Optional.empty();
    }

    /** Why this part of the device changed. */
    Cause of(Device device, String capability, Instant at) {
        if (by.startsWith(BY_SCHEDULE)) return ran(device, capability, by.substring(BY_SCHEDULE.length()), at);
        return commandId().map(id -> commanded(device, capability, id, at)).orElseGet(() -> switch (by) {
            case "local" -> Cause.of(CauseKind.LOCAL);
            case "limit" -> Cause.of(CauseKind.LIMIT);
            case "lost" -> Cause.of(CauseKind.LOST);
            default -> Cause.of(CauseKind.BOOT);
        });
    }

    /** True if a change was told as made by a command that cannot have made it. */
    boolean isForeign() {
        return foreign;
    }

    private Cause commanded(Device device, String capability, String id, Instant at) {
        Commanded command = commands.apply(id).orElse(null);
        if (command == null || !command.device().equals(device.id()) || isOver(command, device, capability, at)) {
            foreign = true;
            return Cause.of(CauseKind.DEVICE);
        }
        // The report names what made the newest change; the others in it came about otherwise.
        if (!command.capability().equals(capability)) return Cause.of(CauseKind.DEVICE);
        return command.cause().by(id);
    }

    /** A firing that nobody knows any more is no breach: what was carried is forgotten after a while, a device's memory is its own. */
    private Cause ran(Device device, String capability, String firing, Instant at) {
        return runs.apply(firing)
                .filter(carried -> carried.capability().equals(capability))
                .filter(carried -> !isOver(carried, device, capability, at))
                .map(Commanded::cause)
                .orElse(Cause.of(CauseKind.DEVICE));
    }

    /** Who was away may tell hours later what a command did; but not once it has told its state after the command's time. */
    private static boolean isOver(Commanded command, Device device, String capability, Instant at) {
        Instant end = command.until().plus(LONGEST_EFFECT);
        return at.isAfter(end)
                && device.reading(capability)
                        .filter(last -> last.at().isAfter(end))
                        .isPresent();
    }
}
