package org.hearth.rotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerReturned;
import org.hearth.broker.Payload;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceRemoved;
import org.hearth.devices.Devices;
import org.hearth.devices.PinsHeld;
import org.hearth.devices.SecretIssued;
import org.hearth.trust.Certificates;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeper of what each device is told of the broker's keys, and of what it says that it holds. Any number of threads may hold it. */
@ApplicationScoped
class Holdings {
    private static final Logger LOG = Logger.getLogger(Holdings.class);

    private final RotationTable table;
    private final Devices devices;
    private final Broker broker;
    private final Certificates certificates;
    private final InstantSource clock;
    private final Map<String, Holding> held = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    /** A state, and since when it is so. */
    private record Known(RotationState state, Instant since) {}

    Holdings(RotationTable table, Devices devices, Broker broker, Certificates certificates, InstantSource clock) {
        this.table = table;
        this.devices = devices;
        this.broker = broker;
        this.certificates = certificates;
        this.clock = clock;
    }

    void begin(RotationState state, Instant since, List<Holding> stored) {
        stored.forEach(holding -> held.put(holding.device(), holding));
        known = new Known(state, since);
    }

    void enter(RotationState state, Instant since) {
        known = new Known(state, since);
    }

    RotationState state() {
        return known().state();
    }

    Instant since() {
        return known().since();
    }

    /** Above every one that was told, and every one that a device says it holds: after a restore it may have been told more. */
    long nextRevision() {
        long highest = held.values().stream().mapToLong(Holding::revision).max().orElse(0);
        return Math.max(highest, state().revision()) + 1;
    }

    Optional<Holding> find(String device) {
        return Optional.ofNullable(held.get(device));
    }

    /** True if a device said that it holds the set that was told last. */
    boolean isConfirmed(String device) {
        return find(device).filter(holding -> holding.holds(state())).isPresent();
    }

    /** Devices that may take part and have not done what the present stage asks of them, by name. */
    List<Device> missing() {
        return devices.list().stream()
                .filter(device -> device.standing().admitted() && !isDone(device.id()))
                .toList();
    }

    private boolean isDone(String device) {
        RotationState now = state();
        return switch (now.stage()) {
            case RESTING -> now.revision() == 0 || isConfirmed(device);
            case ANNOUNCED -> isConfirmed(device);
            case SWITCHED -> find(device).filter(holding -> holding.cameBy(now)).isPresent();
        };
    }

    /** Tells every device the set that holds; one that is away finds it at the broker. */
    void tellAll() {
        devices.list().forEach(device -> tell(device.id()));
    }

    /** What the broker kept is lost with it. */
    void returned(@Observes BrokerReturned returned) {
        tellAll();
    }

    void said(@Observes PinsHeld said) {
        if (devices.find(said.device()).isEmpty()) return;
        RotationState now = state();
        Holding before = held.get(said.device());
        boolean isNewest = said.revision() > 0 && said.revision() == now.revision();
        long generation = isNewest ? now.generation() : before == null ? 0 : before.generation();
        Holding after = new Holding(said.device(), said.revision(), said.slot(), generation, said.at());
        if (before == null || !after.isSame(before)) keep(after);
        // One that enrolled since has nothing waiting at the broker.
        if (said.revision() < now.revision()) tell(said.device());
    }

    /** Its code bears the pins of this generation, and a board with it knows nothing else. */
    void issued(@Observes SecretIssued issued) {
        if (devices.find(issued.device()).isPresent())
            keep(new Holding(issued.device(), 0, 0, state().generation(), clock.instant()));
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        held.remove(removal.device().id());
    }

    private void keep(Holding now) {
        QuarkusTransaction.joiningExisting().run(() -> table.hold(now));
        held.put(now.device(), now);
    }

    private void tell(String device) {
        RotationState now = state();
        if (now.revision() == 0 || !devices.isAdmitted(device)) return;
        // A set without the key in use would lock out whoever took it.
        if (!certificates.brokerKeys().inUse().equals(now.inUse())) return;
        ObjectNode set = Payload.compose().put("rev", now.revision());
        now.pins().forEach(set.putArray("pins")::add);
        broker.retain(device, "config/pins", set).whenComplete((told, away) -> {
            if (away != null)
                LOG.infof("device %s: its pins are told when the broker is back: %s", device, away.getMessage());
        });
    }

    private Known known() {
        return Objects.requireNonNull(known, "the state of the broker's keys is asked for before it was read");
    }
}
