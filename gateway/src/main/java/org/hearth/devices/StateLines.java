package org.hearth.devices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jboss.logging.Logger;

/**
 * How much of the journal one device may fill by changing its state: so many lines in a minute. What is beyond that is counted, and told
 * once a minute as one line. Any number of threads may hold it; those of one device come one after the other.
 */
@ApplicationScoped
class StateLines {
    /** One a second on average. Sixteen relays may be turned on and off together and still be told one by one. */
    static final int MOST = 60;

    private static final Logger LOG = Logger.getLogger(StateLines.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();
    private final Map<String, Integer> omitted = new ConcurrentHashMap<>();
    private final Devices devices;
    private final Journal journal;
    private final InstantSource clock;

    StateLines(Devices devices, Journal journal, InstantSource clock) {
        this.devices = devices;
        this.journal = journal;
        this.clock = clock;
    }

    /** As many of these lines of a device as it may still have in this minute. Nothing is counted before {@link #written}. */
    List<JournalEntry> first(String device, List<JournalEntry> lines, Instant at) {
        return lines.subList(0, Math.min(lines.size(), MOST - minute(device, at).lines()));
    }

    /** So many lines were written, and so many left out. */
    void written(String device, int lines, int left, Instant at) {
        Minute minute = minute(device, at);
        minutes.put(device, new Minute(minute.from(), minute.lines() + lines));
        if (left > 0) omitted.merge(device, left, Integer::sum);
    }

    private Minute minute(String device, Instant at) {
        Minute last = minutes.get(device);
        return last == null || last.isOver(at) ? new Minute(at, 0) : last;
    }

    @Scheduled(
            every = "1m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tellOmitted() {
        Instant now = clock.instant();
        minutes.values().removeIf(minute -> minute.isOver(now));
        for (String device : List.copyOf(omitted.keySet())) {
            Integer left = omitted.remove(device);
            if (left != null) tellOmitted(device, left, now);
        }
    }

    private void tellOmitted(String device, int left, Instant now) {
        String name = devices.find(device).map(Device::name).orElse(device);
        JournalEntry line = JournalEntry.of(
                        now, JournalVerb.STATE_CHANGES_OMITTED, Cause.of(CauseKind.GATEWAY), device, name)
                .with(Integer.toString(left));
        try {
            QuarkusTransaction.requiringNew().run(() -> journal.append(line));
        } catch (RuntimeException e) {
            omitted.merge(device, left, Integer::sum);
            LOG.warnf("device %s: %d changes that were left out are told later: %s", device, left, e.getMessage());
        }
    }

    /**
     * Lines of a device since a moment.
     *
     * @param from when the first of them was told
     * @param lines how many
     */
    private record Minute(Instant from, int lines) {
        /** Also if the clock was set back. */
        boolean isOver(Instant at) {
            return at.isBefore(from) || !at.isBefore(from.plus(MINUTE));
        }
    }
}
