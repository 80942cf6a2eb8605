package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.commands.Batches;
import org.hearth.commands.Command;
import org.hearth.commands.Commands;
import org.hearth.commands.Order;
import org.hearth.devices.Action;
import org.hearth.devices.Capability;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Groups;
import org.hearth.devices.Operation;
import org.hearth.devices.Scenes;
import org.hearth.journal.Cause;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Knows what a deed means for the devices there are at this moment, and has it done. Any number of threads may hold it. */
@ApplicationScoped
class Deeds {
    private final Devices devices;
    private final Groups groups;
    private final Scenes scenes;
    private final Commands commands;
    private final Batches batches;

    Deeds(Devices devices, Groups groups, Scenes scenes, Commands commands, Batches batches) {
        this.devices = devices;
        this.groups = groups;
        this.scenes = scenes;
        this.commands = commands;
        this.batches = batches;
    }

    /**
     * What one part of a device is told.
     *
     * @param device whose part
     * @param capability which
     * @param action on, off or how bright
     */
    record Wish(String device, String capability, Action action) {
        boolean isFor(Wish other) {
            return device.equals(other.device) && capability.equals(other.capability);
        }
    }

    /**
     * What was sent.
     *
     * @param command for one part
     * @param batch for several
     */
    record Sent(@Nullable String command, @Nullable UUID batch) {}

    /** What every part concerned is told; nothing if the group or scene is gone. */
    List<Wish> wishes(Deed deed, Phase phase) {
        Action action = deed.at(phase);
        return switch (deed.target()) {
            case Target.Part part when action != null -> List.of(new Wish(part.device(), part.capability(), action));
            case Target.Group group when action != null -> ofGroup(group, action);
            case Target.Scene scene -> ofScene(scene);
            case Target.Part part -> throw new IllegalStateException("nothing to tell " + part);
            case Target.Group group -> throw new IllegalStateException("nothing to tell " + group);
        };
    }

    /** Ids of the devices concerned. */
    Set<String> devices(Deed deed) {
        return wishes(deed, Phase.START).stream().map(Wish::device).collect(Collectors.toSet());
    }

    private List<Wish> ofGroup(Target.Group target, Action action) {
        return groups.list().stream()
                .filter(group -> group.id().equals(target.id()))
                .flatMap(group -> group.members().stream())
                .map(member -> new Wish(member.device(), member.capability(), action))
                .toList();
    }

    private List<Wish> ofScene(Target.Scene target) {
        return scenes.list().stream()
                .filter(scene -> scene.id().equals(target.id()))
                .flatMap(scene -> scene.wishes().stream())
                .map(wish -> new Wish(wish.device(), wish.capability(), wish.action()))
                .toList();
    }

    /** What people call the target; its id if it is gone. */
    String name(Target target) {
        return switch (target) {
            case Target.Part part ->
                devices.find(part.device()).map(Device::name).orElse(part.device());
            case Target.Group group -> groupName(group.id()).orElse(group.id().toString());
            case Target.Scene scene -> sceneName(scene.id()).orElse(scene.id().toString());
        };
    }

    private Optional<String> groupName(UUID id) {
        return groups.list().stream()
                .filter(group -> group.id().equals(id))
                .map(org.hearth.devices.Group::name)
                .findFirst();
    }

    private Optional<String> sceneName(UUID id) {
        return scenes.list().stream()
                .filter(scene -> scene.id().equals(id))
                .map(org.hearth.devices.Scene::name)
                .findFirst();
    }

    /**
     * Refuses what can never be done.
     *
     * @throws org.hearth.problems.ProblemException naming the field
     */
    void check(Deed deed) {
        switch (deed.target()) {
            case Target.Part part -> check(part, deed);
            case Target.Group group -> require("group", "is not a group of this home", groupName(group.id()));
            case Target.Scene scene -> require("scene", "is not a scene of this home", sceneName(scene.id()));
        }
    }

    private void check(Target.Part part, Deed deed) {
        Device device = devices.find(part.device()).orElseThrow(Schedules::unknownDevice);
        Action action = deed.action();
        if (action == null) return;
        boolean isSwitch = device.capability(part.capability())
                .filter(found -> found.operations().contains(Operation.SET)
                        || found.operations().contains(Operation.LEVEL))
                .isPresent();
        if (!isSwitch)
            throw Problem.invalid(
                    "capability", "is no part of " + device.name() + " that can be switched", switches(device));
        Optional<FieldError> refusal = action.refusal(device, part.capability());
        if (refusal.isPresent()) throw new Problem.Invalid(List.of(refusal.get())).thrown();
    }

    private static String switches(Device device) {
        String parts = device.capabilities().stream()
                .filter(part -> !part.operations().isEmpty())
                .map(Capability::id)
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "none: this device cannot be switched" : parts;
    }

    private static void require(String field, String why, Optional<String> found) {
        if (found.isEmpty()) throw Problem.invalid(field, why, "the id of one that is there");
    }

    /**
     * Has it done.
     *
     * @param life how long a command may wait for a device that cannot be reached
     * @param at when that begins; its transaction may have been prepared before
     * @throws org.hearth.problems.ProblemException if nothing of it can be
     */
    Sent send(Deed deed, Phase phase, Duration life, Instant at, Cause cause) {
        if (deed.target() instanceof Target.Part)
            return new Sent(
                    commands.send(order(wishes(deed, phase).getFirst(), life, at, cause))
                            .id(),
                    null);
        Cause through = cause.through(name(deed.target()));
        List<Order> orders = wishes(deed, phase).stream()
                .map(wish -> order(wish, life, at, through))
                .toList();
        return new Sent(null, batches.sendWhatCanBe(orders, through));
    }

    /**
     * Has it begun now, by somebody who looks at what becomes of it.
     *
     * @throws org.hearth.problems.ProblemException if nothing of it can be done now
     */
    Sent sendNow(Deed deed, Cause cause) {
        List<Order> orders = wishes(deed, Phase.START).stream()
                .map(wish -> Order.now(wish.device(), wish.capability(), wish.action(), null, cause))
                .toList();
        if (deed.target() instanceof Target.Part)
            return new Sent(commands.send(orders.getFirst()).id(), null);
        return new Sent(null, batches.sendWhatCanBe(orders, cause));
    }

    /** The commands that were sent, as far as they got. */
    List<Command> commands(Sent sent) {
        if (sent.command() != null) return List.of(commands.require(sent.command()));
        return sent.batch() == null ? List.of() : batches.commands(sent.batch());
    }

    private static Order order(Wish wish, Duration life, Instant at, Cause cause) {
        return new Order(wish.device(), wish.capability(), wish.action(), life, life, cause, at);
    }
}
