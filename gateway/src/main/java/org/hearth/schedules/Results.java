package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hearth.commands.Batches;
import org.hearth.commands.Command;
import org.hearth.commands.Commands;

/** Finds what became of rows of the ledger, however many they are, in two questions to the commands. Any number of threads may hold it. */
@ApplicationScoped
class Results {
    private final Commands commands;
    private final Batches batches;

    Results(Commands commands, Batches batches) {
        this.commands = commands;
        this.batches = batches;
    }

    /** In the same order. */
    List<Result> of(List<Firing> firings) {
        Map<String, Command> single = commands.find(
                firings.stream().map(Firing::command).filter(Objects::nonNull).toList());
        Map<UUID, Batches.Progress> several = batches.progress(
                firings.stream().map(Firing::batch).filter(Objects::nonNull).toList());
        return firings.stream()
                .map(firing -> Result.of(firing, single.get(firing.command()), several.get(firing.batch())))
                .toList();
    }
}
