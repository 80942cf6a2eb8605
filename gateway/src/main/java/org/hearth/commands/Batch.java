package org.hearth.commands;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.journal.Cause;

/**
 * One wish that became several commands, each with an end of its own.
 *
 * @param id stable
 * @param at when it was accepted
 * @param cause who wanted it, and through what
 * @param commands in the order in which they were made
 * @param skipped what was left out
 */
record Batch(UUID id, Instant at, Cause cause, List<Command> commands, List<Skipped> skipped) {
    /** As many as one wish may reach. */
    static final int MAX_TARGETS = 256;

    Batch {
        commands = List.copyOf(commands);
        skipped = List.copyOf(skipped);
    }

    /** Ids of the devices that it was meant for. */
    Set<String> devices() {
        return Stream.concat(
                        commands.stream().map(Command::device), skipped.stream().map(Skipped::device))
                .collect(Collectors.toSet());
    }

    /**
     * A target that was left out.
     *
     * @param device which device
     * @param capability which part of it
     * @param code why, as a word for programs
     */
    @RegisterForReflection
    record Skipped(String device, String capability, String code) {}
}
