package org.hearth.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hearth.commands.CommandChanged;
import org.hearth.commands.CommandView;
import org.hearth.devices.DeviceChanged;
import org.hearth.devices.DeviceRemoved;
import org.hearth.home.ClockDoubted;
import org.hearth.home.ClockTrusted;
import org.hearth.home.Home;
import org.hearth.home.HomeChanged;
import org.hearth.home.HomeResource.HomeView;
import org.hearth.home.HomeSight;
import org.hearth.home.Homes;
import org.hearth.identity.Caller;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;
import org.hearth.identity.RightsChanged;
import org.hearth.identity.SessionChanged;
import org.hearth.identity.SessionEnded;
import org.hearth.identity.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * The open live streams. Each begins with the house as its account may see it and goes on with what changes of that; when the account's
 * rights change it is told the house anew. What somebody may see is asked at each event, so nothing goes out after a right has ended.
 * One that does not keep up is closed, and its browser begins anew. Any number of threads may hold it.
 */
@ApplicationScoped
class LiveStreams {
    private static final int BUFFER = 1_024;

    private final LivePlaces places = new LivePlaces();

    /** Held while something is looked at, numbered and told, so that what is told last is what is true. */
    private final Object telling = new Object();

    private long lastId;
    private volatile @Nullable Home home;
    private final DeviceViews views;
    private final Homes homes;
    private final Sessions sessions;
    private final HomeSight sight;
    private final Rights rights;
    private final InstantSource clock;
    private final ObjectMapper json;

    LiveStreams(
            DeviceViews views,
            Homes homes,
            Sessions sessions,
            HomeSight sight,
            Rights rights,
            InstantSource clock,
            ObjectMapper json,
            MeterRegistry meters) {
        this.views = views;
        this.homes = homes;
        this.sessions = sessions;
        this.sight = sight;
        this.rights = rights;
        this.clock = clock;
        this.json = json;
        meters.gaugeCollectionSize("hearth.live.streams", List.of(), places.taken());
    }

    /** A new stream for a person's browser; it is closed when the session ends. */
    Multi<LiveEvent> open(Caller caller) {
        // Whatever changes of it is told; only the first stream has to ask.
        if (home == null) keep(homes.find());
        // Not the emitter's own buffer: that one waits until what is in it was read before it tells of being full, and
        // who reads nothing would keep the connection and the place.
        return Multi.createFrom()
                .<LiveEvent>emitter(emitter -> begin(new LiveStream(caller, emitter)), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(BUFFER);
    }

    private void keep(Home found) {
        synchronized (telling) {
            if (home == null) home = found;
        }
    }

    /** Whether this person has to come back later. */
    boolean isFullFor(Caller caller) {
        return places.isFullFor(caller);
    }

    private void begin(LiveStream stream) {
        // A change that comes while the snapshot is made is told after it, never before.
        synchronized (telling) {
            stream.number(++lastId);
            if (!places.take(stream)) {
                stream.close(); // the last place was taken between the door and here
                return;
            }
            show(stream, rights.of(stream.account()));
        }
        // The session may have ended, or its person become something else, between the door and here, when this stream
        // could not be told.
        if (!sessions.isStill(stream.caller())) stream.close();
    }

    /** The whole house, as far as the right goes. */
    private void show(LiveStream stream, Reach reach) {
        List<DeviceView> seen = views.list(reach);
        stream.shown().clear();
        seen.forEach(device -> stream.shown().put(device.id(), roomOf(device)));
        stream.tell(event("snapshot", new Snapshot(homeOf(stream), seen)));
    }

    void changed(@Observes RightsChanged change) {
        synchronized (telling) {
            places.stream()
                    .filter(stream -> change.isOf(stream.account()))
                    .forEach(stream -> show(stream, rights.of(stream.account())));
        }
    }

    void changed(@Observes DeviceChanged change) {
        // As it is now: the one that comes with the event may have been overtaken by another thread's.
        String id = change.device().id();
        if (places.isEmpty() || !views.isThere(id)) return;
        synchronized (telling) {
            Map<Sight, Told> told = new HashMap<>();
            for (LiveStream stream : places) tell(stream, id, told);
        }
    }

    private void tell(LiveStream stream, String device, Map<Sight, Told> told) {
        Reach reach = rights.of(stream.account());
        if (!reach.sees(device)) {
            remove(stream, device);
            return;
        }
        Sight sight = new Sight(reach.level(device), reach.seesPlans());
        Told news = told.computeIfAbsent(sight, first -> Told.of(views.find(device, reach), this));
        String before = stream.shown().put(device, news.room);
        // With the device its room may have come into sight, or gone out of it.
        if (!reach.seesNew() && !news.room.equals(before)) show(stream, reach);
        else stream.tell(news.event);
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        synchronized (telling) {
            for (LiveStream stream : places) remove(stream, removal.device().id());
        }
    }

    private void remove(LiveStream stream, String device) {
        if (stream.shown().remove(device) != null) stream.tell(event("device-removed", new Removed(device)));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged change) {
        synchronized (telling) {
            home = change.home();
            tellHome();
        }
    }

    void trusted(@Observes ClockTrusted trust) {
        synchronized (telling) {
            tellHome();
        }
    }

    void doubted(@Observes ClockDoubted doubt) {
        synchronized (telling) {
            tellHome();
        }
    }

    private void tellHome() {
        for (LiveStream stream : places) stream.tell(event("home", homeOf(stream)));
    }

    void changed(@Observes CommandChanged change) {
        if (places.isEmpty()) return;
        String device = change.command().device();
        synchronized (telling) {
            Map<Boolean, LiveEvent> told = new HashMap<>();
            for (LiveStream stream : places) {
                Reach reach = rights.of(stream.account());
                if (!reach.sees(device)) continue;
                stream.tell(told.computeIfAbsent(
                        reach.seesPlans(), plans -> event("command", CommandView.of(change.command(), plans))));
            }
        }
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded end) {
        close(end.sessionId());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged change) {
        close(change.sessionId());
    }

    private void close(UUID session) {
        places.stream().filter(stream -> stream.session().equals(session)).forEach(LiveStream::close);
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void beat() {
        if (places.isEmpty()) return;
        synchronized (telling) {
            LiveEvent event = event("heartbeat", new Heartbeat(clock.instant()));
            for (LiveStream stream : places) stream.tell(event);
        }
    }

    private HomeView homeOf(LiveStream stream) {
        return sight.view(Objects.requireNonNull(home, "no stream was opened"), stream.caller());
    }

    private static String roomOf(DeviceView device) {
        return device.room() == null ? "" : device.room().id().toString();
    }

    private LiveEvent event(String name, Object view) {
        try {
            return new LiveEvent(++lastId, name, json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a live event cannot be written", e);
        }
    }

    /** What a view of a device depends on. */
    private record Sight(Level level, boolean plans) {}

    /** What those are told of a device whose rights go equally far, and where it stands. */
    private record Told(LiveEvent event, String room) {
        private static Told of(DeviceView view, LiveStreams streams) {
            return new Told(streams.event("device", view), roomOf(view));
        }
    }

    @RegisterForReflection
    private record Snapshot(HomeView home, List<DeviceView> devices) {}

    @RegisterForReflection
    private record Removed(String id) {}

    @RegisterForReflection
    private record Heartbeat(Instant now) {}
}
