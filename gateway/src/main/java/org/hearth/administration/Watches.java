package org.hearth.administration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.TopicWatch;
import org.hearth.identity.Caller;
import org.hearth.identity.SessionChanged;
import org.hearth.identity.SessionEnded;
import org.hearth.identity.Sessions;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/** Looks at the broker that are open now; each ends with the session it was opened in. Any number of threads may hold it. */
@ApplicationScoped
class Watches {
    private static final int BUFFER = 1_000;

    private final Map<MultiEmitter<?>, UUID> open = new ConcurrentHashMap<>();
    private final TopicWatch watch;
    private final Sessions sessions;
    private final Journal journal;
    private final InstantSource clock;

    Watches(TopicWatch watch, Sessions sessions, Journal journal, InstantSource clock) {
        this.watch = watch;
        this.sessions = sessions;
        this.journal = journal;
        this.clock = clock;
    }

    /** Looks at a filter until the time is over, so many were seen, or the person's session ends. */
    Multi<TopicWatch.Seen> open(String filter, Duration longest, int most, Caller caller) {
        Multi<TopicWatch.Seen> seen = watch.open(filter, longest, most, () -> tell(filter, caller));
        return Multi.createFrom().emitter(emitter -> begin(emitter, seen, caller), BUFFER);
    }

    private void tell(String filter, Caller caller) {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(JournalEntry.of(clock.instant(), JournalVerb.MQTT_WATCHED, caller.cause())
                        .with(filter)));
    }

    private void begin(MultiEmitter<? super TopicWatch.Seen> emitter, Multi<TopicWatch.Seen> seen, Caller caller) {
        open.put(emitter, caller.sessionId());
        Cancellable look = seen.subscribe().with(emitter::emit, emitter::fail, emitter::complete);
        emitter.onTermination(() -> {
            open.remove(emitter);
            look.cancel();
        });
        // The session may have ended between the door and here, when this look could not be told.
        if (!sessions.isStill(caller)) emitter.complete();
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded end) {
        close(end.sessionId());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged change) {
        close(change.sessionId());
    }

    private void close(UUID ended) {
        open.forEach((emitter, session) -> {
            if (session.equals(ended)) emitter.complete();
        });
    }
}
