package org.hearth.devices;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Arrival;

/**
 * Which of the older devices are there. They tell no birth, and Mosquitto 2.0.11 does not say who is connected, so one is there while
 * something was heard of it lately. Any number of threads may hold it.
 */
@ApplicationScoped
public class OlderPresences {
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final DeviceSettings settings;
    private final Adapters adapters;
    private final Devices devices;
    private final Presences presences;
    private final InstantSource clock;
    private final Event<DeviceReachable> reachable;

    OlderPresences(
            DeviceSettings settings,
            Adapters adapters,
            Devices devices,
            Presences presences,
            InstantSource clock,
            Event<DeviceReachable> reachable) {
        this.settings = settings;
        this.adapters = adapters;
        this.devices = devices;
        this.presences = presences;
        this.clock = clock;
        this.reachable = reachable;
    }

    /** An older device said something; what the broker had kept says nothing of its presence. */
    public void heard(Arrival arrival) {
        if (arrival.retained()) return;
        heard.put(arrival.device(), arrival.nanos());
        boolean isNews = devices.find(arrival.device())
                .filter(device -> !device.presence().online())
                .isPresent();
        if (!isNews) return;
        presences.here(arrival.device(), arrival.at());
        reachable.fire(new DeviceReachable(arrival.device()));
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        heard.remove(removal.device().id());
    }

    @Scheduled(
            every = "1s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        look(System.nanoTime());
    }

    /** Looks as at this moment of {@link System#nanoTime()}. */
    void look(long now) {
        Duration longest = settings.olderSilentAfter();
        for (String device : adapters.devices()) {
            // One that was there before this start is counted from the first look.
            Long last = heard.putIfAbsent(device, now);
            if (last != null && now - last > longest.toNanos()) presences.silent(device, clock.instant());
        }
    }
}
