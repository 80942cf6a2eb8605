package org.hearth.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open enrolments on the monotonic clock, which no change of the time of day moves. Looked at for every device that connects, so
 * it is in memory. Any number of threads may hold it.
 */
@ApplicationScoped
class OpenEnrolments {
    private final Map<String, Open> byDevice = new ConcurrentHashMap<>();

    /**
     * From now on a device that arrives may use it.
     *
     * @param nanos since when its secret is the only one, {@link System#nanoTime()}; the whole time of a code is counted from here
     */
    void add(Enrolment enrolment, long nanos) {
        byDevice.put(enrolment.device(), new Open(enrolment.id(), nanos));
    }

    void remove(UUID id) {
        byDevice.values().removeIf(open -> open.id().equals(id));
    }

    void remove(String device) {
        byDevice.remove(device);
    }

    /** The one that a device uses by arriving at this moment; nothing if it arrived before, on the secret it had. */
    Optional<Open> findUsed(String device, long nanos) {
        return Optional.ofNullable(byDevice.get(device)).filter(open -> nanos - open.since() >= 0);
    }

    /** Those whose time is over at this moment. */
    List<UUID> overdue(long nanos) {
        return byDevice.values().stream()
                .filter(open -> open.isOver(nanos))
                .map(Open::id)
                .toList();
    }

    /** An open enrolment, and since when. */
    record Open(UUID id, long since) {
        boolean isOver(long nanos) {
            return nanos - since >= Enrolments.VALIDITY.toNanos();
        }
    }
}
