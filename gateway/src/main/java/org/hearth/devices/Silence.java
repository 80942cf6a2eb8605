package org.hearth.devices;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Broker;

/**
 * Notices devices that are called online and say nothing. A broker tells of a lost connection by the last will, but one that
 * was itself cut off keeps a birth of which nothing is true any more.
 */
@ApplicationScoped
class Silence {
    /** A heartbeat comes every 60 s; one and a half of them may be missed. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    /** A broker on this machine and a device in the house answer at once. */
    private static final Duration LONGEST_WAIT_FOR_REPORT = Duration.ofSeconds(3);

    /** While other messages wait to be handled the answer may be among them, but not for longer than this. */
    private static final Duration LONGEST_WAIT_WHILE_BEHIND = Duration.ofSeconds(10);

    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Devices devices;
    private final Presences presences;
    private final Uptimes uptimes;
    private final Broker broker;
    private final InstantSource clock;

    Silence(Devices devices, Presences presences, Uptimes uptimes, Broker broker, InstantSource clock) {
        this.devices = devices;
        this.presences = presences;
        this.uptimes = uptimes;
        this.broker = broker;
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

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        heard.remove(removal.device().id());
        asked.remove(removal.device().id());
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
        Instant moment = clock.instant();
        for (Device device : devices.list()) {
            if (device.presence().hasOverslept(moment)) presences.overslept(device.id(), moment);
            String session = device.session().id();
            if (!device.presence().online() || session == null || !isSilent(device.id(), now)) continue;
            presences.gone(device.id(), new Farewell(session, "silent", null), moment);
            uptimes.forget(device.id());
        }
    }

    private boolean isSilent(String device, long now) {
        Long question = asked.get(device);
        Duration patience = broker.isBehind() ? LONGEST_WAIT_WHILE_BEHIND : LONGEST_WAIT_FOR_REPORT;
        if (question != null && now - question > patience.toNanos()) return true;
        // One that was online before this start and has not been heard since is counted from the first look.
        Long last = heard.putIfAbsent(device, now);
        return last != null && now - last > LONGEST_SILENCE.toNanos();
    }
}
