package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;

/** Keeper of wishes that reach several devices: all of it is accepted, or nothing. Any number of threads may hold it. */
@ApplicationScoped
class Batches {
    private static final String UNAVAILABLE = "targets-unavailable";

    private final Commands commands;
    private final BatchTable table;
    private final Devices devices;
    private final InstantSource clock;

    Batches(Commands commands, BatchTable table, Devices devices, InstantSource clock) {
        this.commands = commands;
        this.table = table;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * Accepts all of these orders or, if one of them cannot be done, none.
     *
     * @param skips true if those that cannot be done are left out instead
     * @param verb what the journal calls it
     * @throws org.hearth.problems.ProblemException naming each target that cannot do it, or cannot have it now
     */
    Batch send(List<Order> orders, boolean skips, JournalVerb verb, Cause cause) {
        if (orders.isEmpty())
            throw new Problem.Conflict("no-targets", "There is nothing here that this could be sent to.").thrown();
        if (orders.size() > Batch.MAX_TARGETS)
            throw new Problem.Conflict(
                            "too-many-targets",
                            "These are " + orders.size() + " targets; one wish reaches up to " + Batch.MAX_TARGETS
                                    + ".")
                    .thrown();
        List<Obstacle> obstacles =
                orders.stream().flatMap(order -> obstacle(order).stream()).toList();
        if (!obstacles.isEmpty() && (!skips || obstacles.size() == orders.size()))
            throw refused(obstacles).thrown();
        List<Order> able = orders.stream()
                .filter(order -> obstacles.stream()
                        .noneMatch(obstacle -> obstacle.order().equals(order)))
                .toList();
        Batch wish = new Batch(
                UUID.randomUUID(),
                clock.instant(),
                cause,
                List.of(),
                obstacles.stream().map(Obstacle::skipped).toList());
        JournalEntry entry = JournalEntry.of(wish.at(), verb, cause).with(able.size() + " commands");
        List<Command> sent = commands.send(able, wish.id(), table.insertion(wish), entry);
        return new Batch(wish.id(), wish.at(), cause, sent, wish.skipped());
    }

    /**
     * A batch, with its commands as far as they got.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    Batch require(UUID id) {
        return table.find(id).orElseThrow(() -> new Problem.NotFound("batch", id.toString()).thrown());
    }

    private Optional<Obstacle> obstacle(Order order) {
        Device device = devices.find(order.device()).orElse(null);
        if (device == null) return Optional.of(new Obstacle(order, true, "not-found", "is not in this home"));
        Optional<FieldError> refusal = order.action().refusal(device, order.capability());
        if (refusal.isPresent())
            return Optional.of(
                    new Obstacle(order, true, "invalid", refusal.get().message()));
        return order.obstacle(device).map(now -> new Obstacle(order, false, now.code(), now.detail()));
    }

    private static Problem refused(List<Obstacle> obstacles) {
        List<FieldError> errors = obstacles.stream().map(Obstacle::error).toList();
        return obstacles.stream().anyMatch(Obstacle::isForEver)
                ? new Problem.Invalid(errors)
                : new Problem.Conflict(
                        UNAVAILABLE, "Not every target can be reached, so nothing was sent to any of them.", errors);
    }

    /** Why one target cannot have it. */
    private record Obstacle(Order order, boolean isForEver, String code, String why) {
        private FieldError error() {
            return new FieldError("targets[" + order.device() + "/" + order.capability() + "]", why, null);
        }

        private Batch.Skipped skipped() {
            return new Batch.Skipped(order.device(), order.capability(), code);
        }
    }
}
