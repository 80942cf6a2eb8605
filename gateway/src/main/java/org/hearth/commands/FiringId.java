package org.hearth.commands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;

/**
 * Names what a schedule wants of a part of a device at one moment: by it a device knows the command of a firing that it carries itself.
 * It follows from the firing alone, so it is the same in the command, in the carried schedule and after a restart.
 */
public final class FiringId {
    /** Of 128 that a device holds two are alike once in half a million sets. */
    private static final int BYTES = 4;

    private FiringId() {}

    /** Eight hex digits. */
    public static String of(UUID schedule, Instant dueAt, String capability, Action action) {
        String text = "%s %d %s %s %s"
                .formatted(
                        schedule,
                        dueAt.toEpochMilli(),
                        capability,
                        action.operation().wire(),
                        action.value());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of a command; nothing if no schedule wants it, or if it is a pulse, which no device carries. */
    static Optional<String> of(Command command) {
        Cause cause = command.cause();
        if (cause.kind() != CauseKind.SCHEDULE || cause.scheduleId() == null || cause.dueAt() == null)
            return Optional.empty();
        if (command.action().operation() == Operation.PULSE) return Optional.empty();
        return Optional.of(of(cause.scheduleId(), cause.dueAt(), command.capability(), command.action()));
    }
}
