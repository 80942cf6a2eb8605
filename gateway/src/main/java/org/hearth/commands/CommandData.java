package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of a person: orders, and the keys of requests of the last day. */
@ApplicationScoped
class CommandData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                PersonalData.causedBy("commands", "command", "id"),
                PersonalData.causedBy("batches", "batch", "at"),
                new Kept("requests", "SELECT to_jsonb(k) FROM command_key k WHERE account = ? ORDER BY at"));
    }

    @Override
    public List<String> erasures() {
        return List.of(
                PersonalData.withoutCause("command"),
                PersonalData.withoutCause("batch"),
                PersonalData.withoutRows("command_key", "account"));
    }
}
