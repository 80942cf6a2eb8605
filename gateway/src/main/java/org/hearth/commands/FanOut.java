package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hearth.devices.Action;
import org.hearth.devices.Capability;
import org.hearth.devices.CapabilityKind;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Group;
import org.hearth.devices.Groups;
import org.hearth.devices.Operation;
import org.hearth.devices.Scene;
import org.hearth.devices.Scenes;
import org.hearth.journal.Cause;
import org.hearth.journal.JournalVerb;
import org.jspecify.annotations.Nullable;

/** Finds the targets of a wish for a group, a room or the home. Any number of threads may hold it. */
@ApplicationScoped
class FanOut {
    private final Batches batches;
    private final Devices devices;
    private final Groups groups;
    private final Scenes scenes;

    FanOut(Batches batches, Devices devices, Groups groups, Scenes scenes) {
        this.batches = batches;
        this.devices = devices;
        this.groups = groups;
        this.scenes = scenes;
    }

    /**
     * One thing that many actuators are to do.
     *
     * @param action which
     * @param kind only actuators of this kind; null for those that the action is made for
     * @param patience how long it is kept for devices that cannot be reached; null if it is refused instead
     * @param skips true if targets that cannot do it now are left out
     * @param cause who wants it
     */
    record Wish(
            Action action,
            @Nullable CapabilityKind kind,
            @Nullable Duration patience,
            boolean skips,
            Cause cause) {
        private Order order(String device, String capability, Cause through) {
            return Order.now(device, capability, action, patience, through);
        }

        private CapabilityKind kindOrUsual() {
            if (kind != null) return kind;
            return action.operation() == Operation.LEVEL ? CapabilityKind.LEVEL : CapabilityKind.RELAY;
        }
    }

    /** Asks the same of every member of a group. */
    Batch toGroup(UUID id, Wish wish, @Nullable IdempotencyKey key) {
        return batches.send(() -> ofGroup(id, wish), key);
    }

    /** Asks the same of every actuator of a kind in a room. */
    Batch toRoom(UUID id, Wish wish, @Nullable IdempotencyKey key) {
        return batches.send(
                () -> everywhere(device -> device.isIn(id), wish, wish.cause().through(devices.requireRoomName(id))),
                key);
    }

    /** Asks the same of every actuator of a kind in the home. */
    Batch toHome(Wish wish, @Nullable IdempotencyKey key) {
        return batches.send(() -> everywhere(device -> true, wish, wish.cause()), key);
    }

    /** Asks every part of a scene for the state it has there. */
    Batch activate(UUID id, boolean skips, Cause cause, @Nullable IdempotencyKey key) {
        return batches.send(() -> ofScene(id, skips, cause), key);
    }

    private Batches.Draft ofGroup(UUID id, Wish wish) {
        Group group = groups.require(id);
        Cause cause = wish.cause().through(group.name());
        List<Order> orders = group.members().stream()
                .filter(member -> wish.kind() == null || isOf(wish.kind(), member))
                .map(member -> wish.order(member.device(), member.capability(), cause))
                .toList();
        return new Batches.Draft(orders, wish.skips(), JournalVerb.BATCH_SENT, cause);
    }

    private Batches.Draft ofScene(UUID id, boolean skips, Cause cause) {
        Scene scene = scenes.require(id);
        Cause through = cause.through(scene.name());
        List<Order> orders = scene.wishes().stream()
                .map(wish -> Order.now(wish.device(), wish.capability(), wish.action(), null, through))
                .toList();
        return new Batches.Draft(orders, skips, JournalVerb.SCENE_ACTIVATED, through);
    }

    private Batches.Draft everywhere(Predicate<Device> which, Wish wish, Cause cause) {
        List<Order> orders = devices.list().stream()
                .filter(which)
                .flatMap(device ->
                        parts(device, wish.kindOrUsual()).map(part -> wish.order(device.id(), part.id(), cause)))
                .toList();
        return new Batches.Draft(orders, wish.skips(), JournalVerb.BATCH_SENT, cause);
    }

    private static Stream<Capability> parts(Device device, CapabilityKind kind) {
        return device.capabilities().stream().filter(part -> part.kind() == kind);
    }

    private boolean isOf(CapabilityKind kind, Group.Member member) {
        return devices.find(member.device())
                .flatMap(device -> device.capability(member.capability()))
                .filter(part -> part.kind() == kind)
                .isPresent();
    }
}
