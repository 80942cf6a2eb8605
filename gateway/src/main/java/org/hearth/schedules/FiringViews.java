package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import org.hearth.commands.Batches;
import org.hearth.commands.Command;
import org.hearth.commands.CommandView;
import org.hearth.commands.Commands;
import org.hearth.identity.Reach;
import org.jspecify.annotations.Nullable;

/** Shows rows of the ledger with what became of their commands. */
@ApplicationScoped
class FiringViews {
    private final Commands commands;
    private final Batches batches;

    FiringViews(Commands commands, Batches batches) {
        this.commands = commands;
        this.batches = batches;
    }

    FiringView view(Firing firing, Reach reach) {
        return FiringView.of(
                firing, command(firing, reach), firing.batch() == null ? null : batches.progress(firing.batch()));
    }

    /** Nothing where it went to a device that the schedule was about before, and that is not seen. */
    private @Nullable CommandView command(Firing firing, Reach reach) {
        if (firing.command() == null) return null;
        Command command = commands.require(firing.command());
        return reach.sees(command.device()) ? CommandView.of(command, reach) : null;
    }
}
