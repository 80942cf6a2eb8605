package org.hearth.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the journal keeps of a person: the deeds. */
@ApplicationScoped
class JournalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(PersonalData.causedBy("journal", "journal", "id"));
    }
}
