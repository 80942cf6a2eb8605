package org.hearth.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;

/** One page that has the live stream open. Whoever numbers it, or tells it something, holds the lock of {@link LiveStreams}. */
final class LiveStream {
    private final Caller caller;
    private final MultiEmitter<? super LiveEvent> emitter;

    /** Room of each device that it was told of; empty text for none. */
    private final Map<String, String> shown = new HashMap<>();

    /** Grows with every stream. */
    private long number;

    LiveStream(Caller caller, MultiEmitter<? super LiveEvent> emitter) {
        this.caller = caller;
        this.emitter = emitter;
    }

    Caller caller() {
        return caller;
    }

    UUID account() {
        return caller.accountId();
    }

    UUID session() {
        return caller.sessionId();
    }

    /** Whether it was opened by an owner of the home; another role closes it. */
    boolean isOwners() {
        return caller.role() == Role.OWNER;
    }

    Map<String, String> shown() {
        return shown;
    }

    long number() {
        return number;
    }

    void number(long number) {
        this.number = number;
    }

    void tell(LiveEvent event) {
        emitter.emit(event);
    }

    void close() {
        emitter.complete();
    }

    void onEnd(Runnable then) {
        emitter.onTermination(then);
    }
}
