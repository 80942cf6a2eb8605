package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.Change;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of wishes that reach several devices: all of it is accepted, or nothing. Any number of threads may hold it. */
@ApplicationScoped
public class Batches {
    private static final String UNAVAILABLE = "targets-unavailable";

    private final Commands commands;
    private final BatchTable table;
    private final IdempotencyKeys keys;
    private final Devices devices;
    private final InstantSource clock;

    Batches(Commands commands, BatchTable table, IdempotencyKeys keys, Devices devices, InstantSource clock) {
        this.commands = commands;
        this.table = table;
        this.keys = keys;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * A wish with its targets, not checked yet.
     *
     * @param orders one for each target
     * @param skips true if those that cannot be done are left out instead
     * @param verb what the journal calls it
     */
    record Draft(List<Order> orders, boolean skips, JournalVerb verb, Cause cause) {}

    /**
     * Accepts all orders of a draft or, if one of them cannot be done, none. Under a key it is done once: the second time the first
     * batch is answered as far as it got, whatever has become of its targets since.
     *
     * @param draft asked for only if the key is new
     * @throws org.hearth.problems.ProblemException naming each target that cannot do it, or cannot have it now
     */
    Batch send(Supplier<Draft> draft, @Nullable IdempotencyKey key) {
        Optional<Batch> earlier = earlier(key);
        if (earlier.isPresent()) return earlier.get();
        // Made twice at the same time: the other one was committed meanwhile.
        return write(draft.get(), key).or(() -> earlier(key)).orElseThrow();
    }

    /**
     * Accepts all of these that can be done, in the caller's transaction.
     *
     * @return the id of the batch
     * @throws org.hearth.problems.ProblemException if none of them can be done
     */
    public UUID sendWhatCanBe(List<Order> orders, Cause cause) {
        return send(() -> new Draft(orders, true, JournalVerb.BATCH_SENT, cause), null)
                .id();
    }

    /**
     * How far a batch has got.
     *
     * @param commands what it became
     * @param leftOut how many of its targets were left out
     */
    public record Progress(List<Command> commands, int leftOut) {}

    /** How far these batches have got. */
    public Map<UUID, Progress> progress(Collection<UUID> ids) {
        return table.progress(ids);
    }

    /** The commands of a batch, as far as they got. */
    public List<Command> commands(UUID id) {
        return require(id).commands();
    }

    private Optional<Batch> earlier(@Nullable IdempotencyKey key) {
        return Optional.ofNullable(key)
                .flatMap(keys::find)
                .map(UUID::fromString)
                .map(this::require);
    }

    private Optional<Batch> write(Draft draft, @Nullable IdempotencyKey key) {
        requireSize(draft.orders().size());
        List<Obstacle> obstacles = draft.orders().stream()
                .flatMap(order -> obstacle(order).stream())
                .toList();
        if (!obstacles.isEmpty()
                && (!draft.skips() || obstacles.size() == draft.orders().size()))
            throw refused(obstacles).thrown();
        List<Order> able = draft.orders().stream()
                .filter(order -> obstacles.stream()
                        .noneMatch(obstacle -> obstacle.order().equals(order)))
                .toList();
        Batch wish = new Batch(
                UUID.randomUUID(),
                at(draft),
                draft.cause(),
                List.of(),
                obstacles.stream().map(Obstacle::skipped).toList());
        JournalEntry entry =
                JournalEntry.of(wish.at(), draft.verb(), draft.cause()).with(able.size() + " commands");
        return commands.send(able, wish.id(), rows(wish, key), entry)
                .map(sent -> new Batch(wish.id(), wish.at(), wish.cause(), sent, wish.skipped()));
    }

    private Instant at(Draft draft) {
        return draft.orders().stream()
                .map(Order::at)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(clock::instant);
    }

    private List<Change> rows(Batch wish, @Nullable IdempotencyKey key) {
        Change row = table.insertion(wish);
        return key == null ? List.of(row) : List.of(keys.claim(key, wish.id().toString()), row.afterFirst());
    }

    private static void requireSize(int targets) {
        if (targets == 0)
            throw new Problem.Conflict("no-targets", "There is nothing here that this could be sent to.").thrown();
        if (targets > Batch.MAX_TARGETS)
            throw new Problem.Conflict(
                            "too-many-targets",
                            "These are " + targets + " targets; one wish reaches up to " + Batch.MAX_TARGETS + ".")
                    .thrown();
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
