package org.hearth.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.commands.CommandChanged;
import org.hearth.commands.CommandView;
import org.hearth.devices.DeviceChanged;
import org.hearth.devices.DeviceRemoved;
import org.hearth.home.Home;
import org.hearth.home.HomeChanged;
import org.hearth.home.HomeResource.HomeView;
import org.hearth.home.Homes;
import org.hearth.home.SeenRooms;
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
    private static final int MAX_STREAMS = 64;

    /** More than one browser has pages of the home open; nobody takes the streams of all others with one session. */
    static final int MAX_OF_A_SESSION = 16;

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    /** Held while something is looked at, numbered and told, so that what is told last is what is true. */
    private final Object telling = new Object();

    private long lastId;
    private volatile @Nullable Home home;
    private final DeviceViews views;
    private final Homes homes;
    private final Sessions sessions;
    private final SeenRooms rooms;
    private final Rights rights;
    private final InstantSource clock;
    private final ObjectMapper json;

    LiveStreams(
            DeviceViews views,
            Homes homes,
            Sessions sessions,
            SeenRooms rooms,
            Rights rights,
            InstantSource clock,
            ObjectMapper json,
            MeterRegistry meters) {
        this.views = views;
        this.homes = homes;
        this.sessions = sessions;
        this.rooms = rooms;
        this.rights = rights;
        this.clock = clock;
        this.json = json;
        meters.gaugeCollectionSize("hearth.live.streams", List.of(), streams);
    }

    /** A new stream for a person's browser; it is closed when the session ends. */
    Multi<LiveEvent> open(Caller caller) {
        // Whatever changes of it is told; only the first stream has to ask.
        if (home == null) keep(homes.find());
        // Not the emitter's own buffer: that one waits until what is in it was read before it tells of being full, and
        // who reads nothing would keep the connection and the place.
        return Multi.createFrom()
                .<LiveEvent>emitter(
                        emitter -> begin(new Stream(caller.accountId(), caller.sessionId(), emitter)),
                        BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(BUFFER);
    }

    private void keep(Home found) {
        synchronized (telling) {
            if (home == null) home = found;
        }
    }

    boolean isFull() {
        return streams.size() >= MAX_STREAMS;
    }

    private void begin(Stream stream) {
        stream.emitter.onTermination(() -> streams.remove(stream));
        // A change that comes while the snapshot is made is told after it, never before.
        synchronized (telling) {
            makeRoom(stream.session);
            stream.number = ++lastId;
            streams.add(stream);
            show(stream, rights.of(stream.account));
        }
        // The session may have ended between the door and here, when this stream could not be told.
        if (!sessions.isLive(stream.session)) stream.close();
    }

    /** The whole house, as far as the right goes. */
    private void show(Stream stream, Reach reach) {
        List<DeviceView> seen = views.list(reach);
        stream.shown.clear();
        seen.forEach(device -> stream.shown.put(device.id(), roomOf(device)));
        stream.emitter.emit(event("snapshot", new Snapshot(homeOf(reach), seen)));
    }

    void changed(@Observes RightsChanged change) {
        synchronized (telling) {
            streams.stream()
                    .filter(stream -> change.isOf(stream.account))
                    .forEach(stream -> show(stream, rights.of(stream.account)));
        }
    }

    /** The oldest gives way: it may be one whose browser lost the connection long ago, and nobody was told. */
    private void makeRoom(UUID session) {
        List<Stream> own = streams.stream()
                .filter(stream -> stream.session.equals(session))
                .sorted(Comparator.comparingLong(stream -> stream.number))
                .toList();
        own.subList(0, Math.max(0, own.size() - MAX_OF_A_SESSION + 1)).forEach(Stream::close);
    }

    void changed(@Observes DeviceChanged change) {
        // As it is now: the one that comes with the event may have been overtaken by another thread's.
        String id = change.device().id();
        if (streams.isEmpty() || !views.isThere(id)) return;
        synchronized (telling) {
            Map<Level, Told> told = new EnumMap<>(Level.class);
            for (Stream stream : streams) tell(stream, id, told);
        }
    }

    private void tell(Stream stream, String device, Map<Level, Told> told) {
        Reach reach = rights.of(stream.account);
        if (!reach.sees(device)) {
            remove(stream, device);
            return;
        }
        Told news = told.computeIfAbsent(reach.level(device), level -> Told.of(views.find(device, level), this));
        String before = stream.shown.put(device, news.room);
        // With the device its room may have come into sight, or gone out of it.
        if (!reach.seesNew() && !news.room.equals(before)) show(stream, reach);
        else stream.emitter.emit(news.event);
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        synchronized (telling) {
            for (Stream stream : streams) remove(stream, removal.device().id());
        }
    }

    private void remove(Stream stream, String device) {
        if (stream.shown.remove(device) != null) stream.emitter.emit(event("device-removed", new Removed(device)));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged change) {
        synchronized (telling) {
            home = change.home();
            for (Stream stream : streams) stream.emitter.emit(event("home", homeOf(rights.of(stream.account))));
        }
    }

    void changed(@Observes CommandChanged change) {
        if (streams.isEmpty()) return;
        String device = change.command().device();
        synchronized (telling) {
            LiveEvent event = event("command", CommandView.of(change.command()));
            streams.stream()
                    .filter(stream -> rights.of(stream.account).sees(device))
                    .forEach(stream -> stream.emitter.emit(event));
        }
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded end) {
        close(end.sessionId());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged change) {
        close(change.sessionId());
    }

    private void close(UUID session) {
        streams.stream().filter(stream -> stream.session.equals(session)).forEach(Stream::close);
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void beat() {
        if (streams.isEmpty()) return;
        synchronized (telling) {
            LiveEvent event = event("heartbeat", new Heartbeat(clock.instant()));
            for (Stream stream : streams) stream.emitter.emit(event);
        }
    }

    private HomeView homeOf(Reach reach) {
        return HomeView.of(rooms.of(Objects.requireNonNull(home, "no stream was opened"), reach), clock.instant());
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

    /** What those are told of a device whose rights go equally far, and where it stands. */
    private record Told(LiveEvent event, String room) {
        private static Told of(DeviceView view, LiveStreams streams) {
            return new Told(streams.event("device", view), roomOf(view));
        }
    }

    private record Snapshot(HomeView home, List<DeviceView> devices) {}

    private record Removed(String id) {}

    private record Heartbeat(Instant now) {}

    private static final class Stream {
        private final UUID account;
        private final UUID session;

        /** Grows with every stream; written once, while {@link #telling} is held. */
        private long number;

        private final MultiEmitter<? super LiveEvent> emitter;

        /** Room of each device that it was told of. */
        private final Map<String, String> shown = new HashMap<>();

        private Stream(UUID account, UUID session, MultiEmitter<? super LiveEvent> emitter) {
            this.account = account;
            this.session = session;
            this.emitter = emitter;
        }

        private void close() {
            emitter.complete();
        }
    }
}
