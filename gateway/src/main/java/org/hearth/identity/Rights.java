package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the rights: the one place that knows who may do what with which device. It answers from memory what was committed
 * before; windows of passes are read off the clock at each question. Any number of threads may hold it.
 */
@ApplicationScoped
public class Rights {
    /** Before whoever acts at the start asks. */
    static final int LOADED = 500;

    /** Whoever observes a change of an account comes after the rights have followed it. */
    static final int FOLLOWED = 100;

    /** More people than come and go between a commit and its being told. */
    private static final int LATELY = 256;

    private final Map<UUID, AccountRights> held = new ConcurrentHashMap<>();

    /** Held until a change is committed and known, so that what is known last is what is true. */
    private final Object changing = new Object();

    /** Whose removal was told lately. */
    private final Set<UUID> removed = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > LATELY;
        }
    });

    private final DeviceRightTable table;
    private final Passes passes;
    private final KnownPasses known;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<RightsChanged> changed;

    Rights(
            DeviceRightTable table,
            Passes passes,
            KnownPasses known,
            Journal journal,
            InstantSource clock,
            Event<RightsChanged> changed) {
        this.table = table;
        this.passes = passes;
        this.known = known;
        this.journal = journal;
        this.clock = clock;
        this.changed = changed;
    }

    void load(@Observes @Priority(LOADED) StartupEvent start) {
        table.list().forEach(entry -> held.put(entry.account().id(), entry.rights()));
    }

    /** What this person may do now. */
    public Reach of(Caller caller) {
        return of(caller.accountId());
    }

    /** What an account may do now; one that is not there any more may do nothing. */
    public Reach of(UUID account) {
        AccountRights rights = held.get(account);
        if (rights == null) return new Reach(account, false, Level.NONE, Map.of());
        return rights.reach(account, known.openDevices(account));
    }

    /**
     * A person with what was decided.
     *
     * @param account who
     * @param rights what
     */
    public record Person(Account account, AccountRights rights) {}

    /** Everybody, by name. */
    public List<Person> list() {
        return table.list().stream()
                .map(entry -> new Person(entry.account(), entry.rights()))
                .toList();
    }

    /**
     * One person.
     *
     * @throws org.hearth.problems.ProblemException if there is no such account
     */
    public Person require(UUID id) {
        return list().stream()
                .filter(person -> person.account().id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    /**
     * Decides what a member or a guest may do: all of it at once.
     *
     * @param usual with devices that are not named; null for what is usual for the role
     * @param devices by device; what was said of others before holds no longer, unless the device is gone
     * @param names what the household calls each device that is there
     * @throws org.hearth.problems.ProblemException if there is no such account, it is an owner's, or a guest would see what comes
     */
    public Person change(
            UUID id, @Nullable Level usual, Map<String, Level> devices, Map<String, String> names, Cause cause) {
        synchronized (changing) {
            AccountRights now = QuarkusTransaction.requiringNew().call(() -> write(id, usual, devices, names, cause));
            held.computeIfPresent(id, (key, known) -> now);
        }
        changed.fire(new RightsChanged(id));
        return require(id);
    }

    /** Answers what holds then. Memory may lag behind the rows, which are locked here. */
    private AccountRights write(
            UUID id, @Nullable Level usual, Map<String, Level> devices, Map<String, String> names, Cause cause) {
        Account account = table.lock(id).orElseThrow(() -> unknown(id));
        if (account.role() == Role.OWNER)
            throw new Problem.Conflict("owner-may-everything", "An owner may do everything. Change the role first.")
                    .thrown();
        if (account.role() == Role.GUEST && usual != null && usual != Level.NONE)
            throw Problem.invalid("defaultLevel", "is not for a guest", "NONE: a guest has what was shared by name");
        AccountRights before = table.read(account);
        if (usual != before.chosen()) {
            table.choose(id, usual);
            tell(JournalEntry.of(clock.instant(), JournalVerb.RIGHTS_CHANGED, cause), account, usual);
        }
        names.forEach((device, name) -> {
            Level now = devices.get(device);
            if (now == before.devices().get(device)) return;
            if (now == null) table.delete(id, List.of(device));
            else table.put(id, device, now);
            tell(JournalEntry.of(clock.instant(), JournalVerb.RIGHTS_CHANGED, cause, device, name), account, now);
        });
        return new AccountRights(account.role(), usual, merged(before, devices, names));
    }

    private void tell(JournalEntry entry, Account account, @Nullable Level level) {
        journal.append(entry.with(account.name() + ": " + (level == null ? "USUAL" : level.name())));
    }

    private static Map<String, Level> merged(
            AccountRights known, Map<String, Level> devices, Map<String, String> names) {
        Map<String, Level> merged = new HashMap<>(known.devices());
        merged.keySet().removeAll(names.keySet());
        devices.forEach((device, level) -> {
            if (names.containsKey(device)) merged.put(device, level);
        });
        return merged;
    }

    /** In the transaction that removes a device. */
    public void removeGrants(String device) {
        table.deleteGrants(device);
    }

    /** When the removal of a device is committed. */
    public void deviceRemoved(String device) {
        synchronized (changing) {
            held.replaceAll((id, known) -> known.withoutGrant(device));
        }
        passes.deviceRemoved(device);
    }

    void signedIn(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionOpened session) {
        join(session.account());
    }

    void joined(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(FOLLOWED) InvitationAccepted accepted) {
        join(accepted.account());
    }

    /** A session may be told of after its account was removed, as two threads may do after their commits. */
    private void join(Account account) {
        synchronized (changing) {
            if (!removed.contains(account.id()))
                held.putIfAbsent(account.id(), new AccountRights(account.role(), null, Map.of()));
        }
    }

    /** What was chosen for a member is not meant for a guest. */
    void roleChanging(@Observes RoleChanged change) {
        table.choose(change.before().id(), null);
    }

    void roleChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(FOLLOWED) RoleChanged change) {
        follow(change.before().id(), known -> known.role() == change.now() ? known : known.as(change.now()));
    }

    void accountRemoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(FOLLOWED) AccountRemoved removal) {
        UUID id = removal.account().id();
        synchronized (changing) {
            removed.add(id);
            held.remove(id);
        }
        passes.accountRemoved(id);
        changed.fire(new RightsChanged(id));
    }

    private void follow(UUID id, UnaryOperator<AccountRights> change) {
        synchronized (changing) {
            held.computeIfPresent(id, (key, known) -> change.apply(known));
        }
        changed.fire(new RightsChanged(id));
    }

    private static RuntimeException unknown(UUID id) {
        return new Problem.NotFound("account", id.toString()).thrown();
    }
}
