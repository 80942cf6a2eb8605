package org.hearth.home;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.identity.Caller;
import org.hearth.identity.SecretFile;
import org.jboss.logging.Logger;

/**
 * The end of a home. The gateway writes down that it is to be, and ends: what it would erase is spread over the database, the broker
 * and the keys, all of which are in use until everything stands still. Whoever starts the parts of the house finds the mark, takes all
 * folders away, and starts a new home. A gateway that finds the mark itself does not open.
 */
@ApplicationScoped
public class Erasure {
    private static final Logger LOG = Logger.getLogger(Erasure.class);

    /** Long enough for the answer to arrive. */
    private static final Duration LAST_ANSWER = Duration.ofMillis(500);

    private final SecretFile mark;
    private final InstantSource clock;

    Erasure(@ConfigProperty(name = "hearth.erasure-file") Path mark, InstantSource clock) {
        this.mark = new SecretFile(mark);
        this.clock = clock;
    }

    /** Nothing of a home that was given up may be served or switched again. */
    void refuse(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (mark.read().isPresent())
            throw new IllegalStateException(mark.path()
                    + ": this home is to be erased. Whoever starts the house takes its folders away first.");
    }

    /** Returns when it is certain to happen, power cut or not. */
    void begin(Caller by) {
        mark.write(clock.instant() + "\n");
        LOG.warnf("%s erases this home: the gateway ends now", by.name());
        CompletableFuture.delayedExecutor(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(Quarkus::asyncExit);
    }
}
