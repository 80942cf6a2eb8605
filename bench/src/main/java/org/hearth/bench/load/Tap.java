package org.hearth.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** One command and what was seen of it. Held by one event loop. */
public final class Tap {
    private final long begin = System.nanoTime();
    private final Promise<Long> acknowledged = Promise.promise();
    private final Promise<Long> confirmed = Promise.promise();

    /** The moment its acknowledged state was seen, {@link System#nanoTime()}. */
    public Future<Long> acknowledged() {
        return acknowledged.future();
    }

    /** The moment it was seen that the device's reported state agrees. */
    public Future<Long> confirmed() {
        return confirmed.future();
    }

    /** The moment it was begun. */
    public long begin() {
        return begin;
    }

    boolean isConfirmed() {
        return confirmed.future().isComplete();
    }

    void see(String state, boolean isConfirmed) {
        long now = System.nanoTime();
        switch (state) {
            case "QUEUED", "SENT" -> {}
            case "ACKNOWLEDGED" -> {
                acknowledged.tryComplete(now);
                if (isConfirmed) confirmed.tryComplete(now);
            }
            default -> fail(new IllegalStateException("a command ended as " + state));
        }
    }

    void takeOver(Tap seen) {
        seen.acknowledged.future().onSuccess(acknowledged::tryComplete).onFailure(this::fail);
        seen.confirmed.future().onSuccess(confirmed::tryComplete);
    }

    void fail(Throwable why) {
        acknowledged.tryFail(why);
        confirmed.tryFail(why);
    }
}
