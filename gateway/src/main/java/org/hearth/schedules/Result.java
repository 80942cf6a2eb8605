package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hearth.commands.Batches;
import org.hearth.commands.Command;
import org.hearth.commands.CommandState;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger with what is known of it now.
 *
 * @param command the one command that it made; null if it made none, or several
 * @param parts for one that is for a group or a scene; else null
 * @param doneAt when the last of what was done was done; null if nothing was
 */
record Result(
        Firing firing,
        Judgement judgement,
        @Nullable Command command,
        @Nullable Parts parts,
        @Nullable Instant doneAt) {
    /** What is done later than this was not done at its moment. */
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    /**
     * How many parts of devices.
     *
     * @param all that it is for
     * @param done of those: that did it
     * @param open of those: whose command has no end yet
     */
    record Parts(int all, int done, int open) {}

    static Result of(Firing firing, @Nullable Command command, Batches.@Nullable Progress batch) {
        List<Instant> done = new ArrayList<>();
        firing.ran().stream().filter(LocalRun::isDone).map(LocalRun::at).forEach(done::add);
        if (batch != null) return ofSeveral(firing, batch, done);
        if (firing.outcome() == FiringOutcome.RAN_LOCALLY) return ranLocally(firing, command, done);
        Instant doneAt = command == null ? null : doneAt(command);
        Judgement judgement = switch (firing.outcome()) {
            case SKIPPED -> Judgement.AS_PLANNED;
            case MISSED, HELD, RAN_LOCALLY -> Judgement.OTHERWISE;
            case FIRED ->
                command != null && !command.state().isEnd()
                        ? Judgement.OPEN
                        : asPlanned(doneAt != null && !isLate(firing, doneAt));
        };
        return new Result(firing, judgement, command, null, doneAt);
    }

    /** A part that ran it by itself did it, whatever became of its command. */
    private static Result ofSeveral(Firing firing, Batches.Progress batch, List<Instant> done) {
        int open = 0;
        for (Command command : batch.commands()) {
            if (firing.ran().stream().anyMatch(run -> run.isDone() && run.isOf(command))) continue;
            Instant doneAt = doneAt(command);
            if (doneAt != null) done.add(doneAt);
            else if (!command.state().isEnd()) open++;
        }
        return counted(firing, null, new Parts(batch.commands().size() + batch.leftOut(), done.size(), open), done);
    }

    private static Result ranLocally(Firing firing, @Nullable Command command, List<Instant> done) {
        if (firing.parts() != null) return counted(firing, command, new Parts(firing.parts(), done.size(), 0), done);
        // Rows of a time when it was not kept which part ran it.
        if (firing.ran().isEmpty() && firing.reason() == null) done.add(firing.recordedAt());
        return counted(firing, command, new Parts(1, done.size(), 0), done).withoutParts();
    }

    private static Result counted(Firing firing, @Nullable Command command, Parts parts, List<Instant> done) {
        @Nullable Instant last = done.stream().max(Instant::compareTo).orElse(null);
        Judgement judgement = parts.open() > 0
                ? Judgement.OPEN
                : asPlanned(last != null && parts.done() >= parts.all() && !isLate(firing, last));
        return new Result(firing, judgement, command, parts, last);
    }

    private Result withoutParts() {
        return new Result(firing, judgement, command, null, doneAt);
    }

    private static Judgement asPlanned(boolean isSo) {
        return isSo ? Judgement.AS_PLANNED : Judgement.OTHERWISE;
    }

    /** A device answers late what it did soon after it was sent: no device does what has expired. */
    private static @Nullable Instant doneAt(Command command) {
        return switch (command.state()) {
            case CommandState.Acknowledged done -> done.at();
            case CommandState.AcknowledgedLate done -> done.sentAt();
            case CommandState.Queued s -> null;
            case CommandState.Sent s -> null;
            case CommandState.Rejected s -> null;
            case CommandState.Failed s -> null;
            case CommandState.ExpiredUnsent s -> null;
            case CommandState.ExpiredUnconfirmed s -> null;
        };
    }

    /** When it was done, if that was not at its moment; else null. */
    @Nullable
    Instant lateAt() {
        return doneAt != null && isLate(firing, doneAt) ? doneAt : null;
    }

    private static boolean isLate(Firing firing, Instant doneAt) {
        return doneAt.isAfter(firing.moment().plus(ON_TIME));
    }
}
