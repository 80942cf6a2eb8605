package org.hearth.bench.measure;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one event loop of the load. One, so that the load never takes more than one core from what is measured, and so that no
 * latency holds a hand-over between our own threads.
 */
public final class Loop implements AutoCloseable {
    private static final long LONGEST_SECONDS = 300;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();

    /** For what is to be made on the loop. */
    public Vertx vertx() {
        return vertx;
    }

    /** Does something on the loop and waits for its end; a failure ends the run. */
    public <T> T run(Supplier<Future<T>> work) {
        CompletableFuture<T> end = new CompletableFuture<>();
        context.runOnContext(ignored -> begin(work, end));
        try {
            return end.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done within " + LONGEST_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> void begin(Supplier<Future<T>> work, CompletableFuture<T> end) {
        try {
            work.get().onSuccess(end::complete).onFailure(end::completeExceptionally);
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
