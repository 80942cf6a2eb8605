package org.hearth.administration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of a person: the accounts at the broker that the person made for other programs. */
@ApplicationScoped
class ToolData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(new Kept(
                "brokerAccounts",
                "SELECT to_jsonb(b) - 'secret_hash' FROM broker_account b WHERE made_by = ? ORDER BY created_at"));
    }
}
