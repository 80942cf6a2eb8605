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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.commands.CommandChanged;
import org.hearth.commands.CommandView;
import org.hearth.devices.DeviceChanged;
import org.hearth.devices.DeviceRemoved;
import org.hearth.home.HomeChanged;
import org.hearth.home.HomeResource.HomeView;
import org.hearth.home.Homes;
import org.hearth.identity.SessionEnded;

/**
 * The open live streams. Each begins with the whole house and goes on with what changes; one that does not keep up is closed,
 * and its browser begins anew. Any number of threads may hold it.
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
    private final DeviceViews views;
    private final Homes homes;
    private final InstantSource clock;
    private final ObjectMapper json;

    LiveStreams(DeviceViews views, Homes homes, InstantSource clock, ObjectMapper json, MeterRegistry meters) {
        this.views = views;
        this.homes = homes;
        this.clock = clock;
        this.json = json;
        meters.gaugeCollectionSize("hearth.live.streams", List.of(), streams);
    }

    /** A new stream for a browser's session; it is closed when the session ends. */
    Multi<LiveEvent> open(UUID session) {
        HomeView home = HomeView.of(homes.find(), clock.instant());
        // Not the emitter's own buffer: that one waits until what is in it was read before it tells of being full, and
        // who reads nothing
        // would keep the connection and the place.
        return Multi.createFrom()
                .<LiveEvent>emitter(emitter -> begin(new Stream(session, emitter), home), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(BUFFER);
    }

    boolean isFull() {
        return streams.size() >= MAX_STREAMS;
    }

    private void begin(Stream stream, HomeView home) {
        stream.emitter.onTermination(() -> streams.remove(stream));
        // A change that comes while the snapshot is made is told after it, never before.
        synchronized (telling) {
            makeRoom(stream.session);
            stream.number = ++lastId;
            streams.add(stream);
            stream.emitter.emit(event("snapshot", new Snapshot(home, views.list())));
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
        if (views.isThere(id)) tell("device", () -> views.find(id));
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        tell("device-removed", () -> new Removed(removal.device().id()));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged change) {
        tell("home", () -> HomeView.of(change.home(), clock.instant()));
    }

    void changed(@Observes CommandChanged change) {
        tell("command", () -> CommandView.of(change.command()));
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded end) {
        streams.stream()
                .filter(stream -> stream.session.equals(end.sessionId()))
                .forEach(Stream::close);
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void beat() {
        tell("heartbeat", () -> new Heartbeat(clock.instant()));
    }

    private void tell(String name, java.util.function.Supplier<Object> view) {
        if (streams.isEmpty()) return;
        synchronized (telling) {
            LiveEvent event = event(name, view.get());
            for (Stream stream : streams) stream.emitter.emit(event);
        }
    }

    private LiveEvent event(String name, Object view) {
        try {
            return new LiveEvent(++lastId, name, json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a live event cannot be written", e);
        }
    }

    private record Snapshot(HomeView home, List<DeviceView> devices) {}

    private record Removed(String id) {}

    private record Heartbeat(Instant now) {}

    private static final class Stream {
        private final UUID session;

        /** Grows with every stream; written once, while {@link #telling} is held. */
        private long number;

        private final MultiEmitter<? super LiveEvent> emitter;

        private Stream(UUID session, MultiEmitter<? super LiveEvent> emitter) {
            this.session = session;
            this.emitter = emitter;
        }

        private void close() {
            emitter.complete();
        }
    }
}
