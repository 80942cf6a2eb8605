package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.hearth.home.HomeResource.HomeView;
import org.hearth.identity.Caller;
import org.hearth.identity.Rights;

/** Shows the home to whoever asks, as far as their rights go. Any number of threads may hold it. */
@ApplicationScoped
public class HomeSight {
    private final Homes homes;
    private final SeenRooms rooms;
    private final ClockTrust trust;
    private final Rights rights;
    private final InstantSource clock;

    HomeSight(Homes homes, SeenRooms rooms, ClockTrust trust, Rights rights, InstantSource clock) {
        this.homes = homes;
        this.rooms = rooms;
        this.trust = trust;
        this.rights = rights;
        this.clock = clock;
    }

    /** The home as it is now. */
    public HomeView view(Caller caller) {
        return view(homes.find(), caller);
    }

    /** The home as it was found. */
    public HomeView view(Home home, Caller caller) {
        Home seen = rooms.of(home, rights.of(caller), caller.role());
        return HomeView.of(seen, trust, clock.instant());
    }
}
