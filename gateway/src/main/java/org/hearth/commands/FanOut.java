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
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.journal.Cause;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
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
     * @param reach as far as it may go
     */
    record Wish(
            Action action,
            @Nullable CapabilityKind kind,
            @Nullable Duration patience,
            boolean skips,
            Cause cause,
            Reach reach) {
        private Order order(String device, String capability, Cause through) {
            return Order.now(device, capability, action, patience, through);
        }

        private CapabilityKind kindOrUsual() {
            if (kind != null) return kind;
            return action.operation() == Operation.LEVEL ? CapabilityKind.LEVEL : CapabilityKind.RELAY;
        }
    }

    /** Asks the same of every member of a group; nobody whose right does not reach all of them asks any. */
    Batch toGroup(UUID id, Wish wish, @Nullable IdempotencyKey key) {
        return seen(batches.send(() -> ofGroup(id, wish), key), wish.reach(), "group", id.toString());
    }

    /** Asks the same of every actuator of a kind in a room that the right reaches. */
    Batch toRoom(UUID id, Wish wish, @Nullable IdempotencyKey key) {
        return seen(batches.send(() -> ofRoom(id, wish), key), wish.reach(), "room", id.toString());
    }

    /** Asks the same of every actuator of a kind in the home that the right reaches. */
    Batch toHome(Wish wish, @Nullable IdempotencyKey key) {
        Batch batch = batches.send(() -> everywhere(device -> true, wish, wish.cause()), key);
        return seen(batch, wish.reach(), "batch", batch.id().toString());
    }

    /** Asks every part of a scene for the state it has there; nobody whose right does not reach all of them asks any. */
    Batch activate(UUID id, boolean skips, Cause cause, Reach reach, @Nullable IdempotencyKey key) {
        return seen(batches.send(() -> ofScene(id, skips, cause, reach), key), reach, "scene", id.toString());
    }

    /** One that was sent under the same key, when the right reached further, is not told of either. */
    private static Batch seen(Batch batch, Reach reach, String what, String id) {
        reach.require(Level.SEE, batch.devices(), what, id);
        return batch;
    }

    private Batches.Draft ofRoom(UUID id, Wish wish) {
        String name = devices.requireRoomName(id);
        boolean isSeen = wish.reach().seesNew()
                || devices.list().stream()
                        .anyMatch(device -> device.isIn(id) && wish.reach().sees(device.id()));
        if (!isSeen) throw new Problem.NotFound("room", id.toString()).thrown();
        return everywhere(device -> device.isIn(id), wish, wish.cause().through(name));
    }

    private Batches.Draft ofGroup(UUID id, Wish wish) {
        Group group = groups.require(id);
        wish.reach().require(Level.OPERATE, group.devices(), "group", id.toString());
        Cause cause = wish.cause().through(group.name());
        List<Order> orders = group.members().stream()
                .filter(member -> wish.kind() == null || isOf(wish.kind(), member))
                .map(member -> wish.order(member.device(), member.capability(), cause))
                .toList();
        return new Batches.Draft(orders, wish.skips(), JournalVerb.BATCH_SENT, cause);
    }

    private Batches.Draft ofScene(UUID id, boolean skips, Cause cause, Reach reach) {
        Scene scene = scenes.require(id);
        reach.require(Level.OPERATE, scene.devices(), "scene", id.toString());
        Cause through = cause.through(scene.name());
        List<Order> orders = scene.wishes().stream()
                .map(wish -> Order.now(wish.device(), wish.capability(), wish.action(), null, through))
                .toList();
        return new Batches.Draft(orders, skips, JournalVerb.SCENE_ACTIVATED, through);
    }

    private Batches.Draft everywhere(Predicate<Device> which, Wish wish, Cause cause) {
        List<Order> orders = devices.list().stream()
                .filter(which)
                .filter(device -> wish.reach().operates(device.id()))
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
