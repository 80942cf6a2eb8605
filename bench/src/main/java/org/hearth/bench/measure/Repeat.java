package org.hearth.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.IntFunction;

/** One thing after the other on an event loop. */
final class Repeat {
    private Repeat() {}

    /** Does a step so many times, each when the one before is over; ends with the first failure. */
    static Future<Void> times(int count, IntFunction<Future<?>> step) {
        Promise<Void> done = Promise.promise();
        next(0, count, step, done);
        return done.future();
    }

    private static void next(int index, int count, IntFunction<Future<?>> step, Promise<Void> done) {
        if (index == count) {
            done.complete();
            return;
        }
        step.apply(index).onSuccess(over -> next(index + 1, count, step, done)).onFailure(done::fail);
    }
}
