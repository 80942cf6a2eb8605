package org.hearth.devices;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices devices that are called online and say nothing. A broker tells of a lost connection by the last will, but one that
 * was itself cut off keeps a birth of which nothing is true any more.
 */
@ApplicationScoped
class Silence {
    /** A heartbeat comes every 60 s; one and a half of them may be missed. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private static final Duration LONGEST_WAIT_FOR_REPORT = Duration.ofSeconds(10);

    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Instance<Devices> devices;
    private final Uptimes uptimes;
    private final InstantSource clock;

    Silence(Instance<Devices> devices, Uptimes uptimes, InstantSource clock) {
        this.devices = devices;
        this.uptimes = uptimes;
        this.clock = clock;
    }

    /** A device said something, live. */
    void heard(String device, long nanos) {
        heard.put(device, nanos);
        asked.remove(device);
    }

    /** A device was asked to say something. */
    void asked(String device, long nanos) {
        asked.put(device, nanos);
    }

    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        look(System.nanoTime());
    }

    /** Looks as at this moment of {@link System#nanoTime()}. */
    void look(long now) {
        for (Device device : devices.get().list()) {
            String session = device.session().id();
            if (!device.presence().online() || session == null || !isSilent(device.id(), now)) continue;
            devices.get().gone(device.id(), session, "silent", clock.instant());
            uptimes.forget(device.id());
        }
    }

    private boolean isSilent(String device, long now) {
        Long question = asked.get(device);
        if (question != null && now - question > LONGEST_WAIT_FOR_REPORT.toNanos()) return true;
        // One that was online before this start and has not been heard since is counted from the first look.
        Long last = heard.putIfAbsent(device, now);
        return last != null && now - last > LONGEST_SILENCE.toNanos();
    }
}
