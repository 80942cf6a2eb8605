package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;
import org.jspecify.annotations.Nullable;

/** A schedule may begin what the person who made it may do at this moment; one that no person made, anything. */
@ApplicationScoped
class MakersRight {
    private final Deeds deeds;
    private final Rights rights;

    MakersRight(Deeds deeds, Rights rights) {
        this.deeds = deeds;
        this.rights = rights;
    }

    boolean mayBegin(ScheduleRow row) {
        @Nullable UUID maker = row.createdBy;
        if (maker == null) return true;
        Reach reach = rights.of(maker);
        return deeds.devices(row.deed()).stream().allMatch(reach::operates);
    }
}
