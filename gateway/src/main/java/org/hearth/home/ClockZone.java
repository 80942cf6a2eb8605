package org.hearth.home;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hearth.identity.HomeZone;
import org.hearth.identity.RightsChanged;

/** The home's zone in memory, for the windows of passes. Any number of threads may hold it. */
@ApplicationScoped
class ClockZone implements HomeZone {
    /** Before the passes are looked at. */
    private static final int FIRST = 100;

    private final Homes homes;
    private final Event<RightsChanged> changed;
    private volatile ZoneId zone = ZoneOffset.UTC;

    ClockZone(Homes homes, Event<RightsChanged> changed) {
        this.homes = homes;
        this.changed = changed;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    void load(@Observes @Priority(FIRST) StartupEvent start) {
        zone = homes.find().zone();
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(FIRST) HomeChanged change) {
        if (zone.equals(change.home().zone())) return;
        zone = change.home().zone();
        changed.fire(new RightsChanged(null));
    }
}
