package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.hearth.home.Home;
import org.hearth.home.Homes;
import org.jspecify.annotations.Nullable;

/** Where schedules are read. Any number of threads may hold it. */
@ApplicationScoped
class Sites {
    private final Homes homes;

    Sites(Homes homes) {
        this.homes = homes;
    }

    /** The home's own. */
    Site home() {
        Home home = homes.find();
        return new Site(home.zone(), home.position());
    }

    /** The home's, or the same place by another clock. */
    Site of(@Nullable ZoneId own) {
        return home().in(own);
    }
}
