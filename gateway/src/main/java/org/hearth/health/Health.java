package org.hearth.health;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of what was found of each part, and since when it is so. It looks by itself, so that "since" is true when somebody asks, and looks again
 * for who asks. Any number of threads may hold it; one at a time looks.
 */
@ApplicationScoped
class Health {
    private static final Logger LOG = Logger.getLogger(Health.class);

    /** Who asks in this time after another is told the same. */
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final List<Look> looks;
    private final Versions versions;
    private final InstantSource clock;
    private final Map<Part, Known> known = new EnumMap<>(Part.class);
    private List<Finding> last = List.of();
    private long looked;

    Health(@All List<Look> looks, Versions versions, InstantSource clock) {
        this.looks = looks;
        this.versions = versions;
        this.clock = clock;
    }

    private record Known(Reason reason, Instant since) {}

    void start(@Observes StartupEvent started) {
        versions.note();
    }

    @Scheduled(
            every = "15s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void watch() {
        versions.note();
        find();
    }

    /** Every part, with the moment since which it is as it is; of the last two seconds. */
    synchronized List<Finding> find() {
        if (!last.isEmpty() && System.nanoTime() - looked < FRESH) return last;
        List<Finding> found = new ArrayList<>();
        for (Look look : looks) found.add(remember(find(look)));
        last = List.copyOf(found);
        looked = System.nanoTime();
        return last;
    }

    private static Finding find(Look look) {
        try {
            return look.find();
        } catch (RuntimeException fault) {
            LOG.warnf("%s could not be looked at: %s", look.part(), fault);
            return Finding.of(look.part(), Reason.NOT_SEEN, null);
        }
    }

    private Finding remember(Finding found) {
        @Nullable Known before = known.get(found.part());
        boolean same = before != null && before.reason() == found.reason();
        Instant since = same ? Objects.requireNonNull(before).since() : clock.instant();
        known.put(found.part(), new Known(found.reason(), since));
        if (before != null && !same) tell(found);
        return found.since() == null ? found.since(since) : found;
    }

    private static void tell(Finding found) {
        switch (found.reason().condition()) {
            case WELL, UNKNOWN -> LOG.infof("health: %s %s", found.part(), found.reason());
            case WARNS, FAILED -> LOG.warnf("health: %s %s", found.part(), found.reason());
        }
    }
}
