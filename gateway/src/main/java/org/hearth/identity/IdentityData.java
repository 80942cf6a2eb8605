package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of a person: the account and the browsers it is signed in with; nothing that opens a door. */
@ApplicationScoped
class IdentityData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                new Kept("account", "SELECT to_jsonb(a) - 'password_hash' - 'name_key' FROM account a WHERE id = ?"),
                new Kept(
                        "sessions",
                        "SELECT to_jsonb(s) - 'family_key' FROM session s WHERE account_id = ? ORDER BY created_at"));
    }
}
