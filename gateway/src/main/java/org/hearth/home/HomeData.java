package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of those who live here: where that is. Guests do not live here. */
@ApplicationScoped
class HomeData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(new Kept("home", """
                SELECT jsonb_build_object('latitude', latitude, 'longitude', longitude) FROM home
                WHERE latitude IS NOT NULL AND EXISTS (SELECT 1 FROM account WHERE id = ? AND role <> 'GUEST')"""));
    }
}
