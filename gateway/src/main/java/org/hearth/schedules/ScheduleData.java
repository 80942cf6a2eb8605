package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of a person: the schedules, pauses and calendar links the person made. */
@ApplicationScoped
class ScheduleData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                new Kept("schedules", "SELECT to_jsonb(s) FROM schedule s WHERE created_by = ? ORDER BY created_at"),
                new Kept("pauses", "SELECT to_jsonb(p) FROM pause p WHERE created_by = ? ORDER BY starts_at"),
                new Kept(
                        "calendarLinks",
                        "SELECT jsonb_build_object('id', c.id, 'label', c.label, 'createdAt', c.created_at) FROM calendar_link c"
                                + " WHERE created_by = ? ORDER BY created_at"));
    }
}
