package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hearth.devices.Guard;
import org.hearth.identity.Level;

/** Nobody plans for a device what they may not do with it by hand. */
@ApplicationScoped
class PlannersRight {
    private final Deeds deeds;
    private final Guard guard;

    PlannersRight(Deeds deeds, Guard guard) {
        this.deeds = deeds;
        this.guard = guard;
    }

    /**
     * Lets the caller plan this.
     *
     * @throws org.hearth.problems.ProblemException as for what is not there, if it is not seen; forbidden, if it is seen only
     */
    void require(ScheduleDraft draft) {
        Set<String> reached = deeds.devices(draft.deed());
        switch (draft.deed().target()) {
            case Target.Part part -> require(part);
            case Target.Group group ->
                guard.reach()
                        .require(Level.OPERATE, reached, "group", group.id().toString());
            case Target.Scene scene ->
                guard.reach()
                        .require(Level.OPERATE, reached, "scene", scene.id().toString());
        }
    }

    void require(Target.Part part) {
        if (guard.find(part.device()).isEmpty()) throw Schedules.unknownDevice();
        guard.require(Level.OPERATE, part.device());
    }
}
