package org.hearth.house;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The event loops of a test's clients. They end with the application beside which they were made: a thread that goes on keeps all
 * classes of that application, and a suite starts dozens of them in one virtual machine.
 */
@ApplicationScoped
public class ClientLoops {
    private static Vertx loops;

    static synchronized Vertx get() {
        if (loops == null) loops = Vertx.vertx();
        return loops;
    }

    void end(@Observes ShutdownEvent event) {
        end();
    }

    private static synchronized void end() {
        if (loops == null) return;
        loops.close().toCompletionStage().toCompletableFuture().join();
        loops = null;
    }
}
