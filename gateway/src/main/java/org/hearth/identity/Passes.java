package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;

/**
 * Keeper of the passes. It answers from memory what was committed before. Any number of threads may hold it; changes come one after
 * the other.
 */
@ApplicationScoped
public class Passes {
    /** More than a household has guests. */
    private static final int MAX_PASSES = 256;

    private final Map<UUID, Pass> passes = new ConcurrentHashMap<>();
    private final Object changing = new Object();
    private final PassTable table;
    private final HomeZone home;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<RightsChanged> changed;

    Passes(PassTable table, HomeZone home, Journal journal, InstantSource clock, Event<RightsChanged> changed) {
        this.table = table;
        this.home = home;
        this.journal = journal;
        this.clock = clock;
        this.changed = changed;
    }

    void load(@Observes @Priority(Rights.LOADED) StartupEvent start) {
        table.list().forEach(pass -> passes.put(pass.id(), pass));
    }

    /** All passes, also those that are over, the newest first. */
    public List<Pass> list() {
        return passes.values().stream()
                .sorted(Comparator.comparing(Pass::createdAt).reversed().thenComparing(Pass::id))
                .toList();
    }

    /** What an account may use now or will; what is over is left out. */
    public List<Pass> standing(UUID account) {
        Instant now = clock.instant();
        return list().stream()
                .filter(pass -> pass.isOf(account) && !pass.isOver(now, home.zone()))
                .toList();
    }

    /**
     * The pass of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    public Pass require(UUID id) {
        return find(id).orElseThrow(() -> new Problem.NotFound("pass", id.toString()).thrown());
    }

    Optional<Pass> find(UUID id) {
        return Optional.ofNullable(passes.get(id));
    }

    /** Devices that an account's passes open at this moment. */
    Set<String> openDevices(UUID account) {
        Set<String> open = new HashSet<>();
        for (Pass pass : passes.values())
            if (pass.isOf(account) && pass.isOpen(clock.instant(), home.zone()))
                open.addAll(pass.gives().devices());
        return open;
    }

    /**
     * Gives a pass.
     *
     * @param told what the journal says of it: for whom, and for what
     */
    public Pass give(PassDraft draft, String told, Cause cause) {
        Pass pass = new Pass(UUID.randomUUID(), draft, now(), cause.accountId(), null);
        synchronized (changing) {
            check(draft);
            if (list().stream().filter(known -> known.revokedAt() == null).count() >= MAX_PASSES)
                throw new Problem.Conflict("too-many-passes", "There are " + MAX_PASSES + " passes already.").thrown();
            QuarkusTransaction.requiringNew().run(() -> {
                if (draft.invitation() != null && draft.account() == null) requireOpen(draft.invitation());
                table.insert(pass);
                tell(JournalVerb.PASS_GIVEN, told, cause);
            });
            keep(pass);
        }
        return pass;
    }

    /** Changes what a pass gives, for the same person. */
    public Pass change(UUID id, PassDraft draft, String told, Cause cause) {
        synchronized (changing) {
            Pass pass = require(id).with(draft);
            check(draft);
            QuarkusTransaction.requiringNew().run(() -> {
                if (pass.revokedAt() != null || !table.update(pass))
                    throw new Problem.Conflict("pass-revoked", "This pass was revoked. Give a new one.").thrown();
                tell(JournalVerb.PASS_CHANGED, told, cause);
            });
            keep(pass);
            return pass;
        }
    }

    /** Takes a pass back, at once; one that was taken back before stays so. */
    public void revoke(UUID id, String told, Cause cause) {
        synchronized (changing) {
            Pass pass = require(id);
            if (pass.revokedAt() != null) return;
            Instant now = now();
            QuarkusTransaction.requiringNew().run(() -> {
                table.revoke(id, now);
                tell(JournalVerb.PASS_REVOKED, told, cause);
            });
            keep(pass.revoked(now));
        }
    }

    private void check(PassDraft draft) {
        if (draft.devices().isEmpty()) throw Problem.invalid("devices", "are missing", "at least one");
        if (!clock.instant()
                .isBefore(draft.until().plusDays(1).atStartOfDay(home.zone()).toInstant()))
            throw Problem.invalid("until", "is over already", "today or later");
    }

    /** Of an invitation that ends meanwhile, one comes first: the invitation stays locked until the pass is there. */
    private void requireOpen(UUID invitation) {
        boolean forSomebody = InvitationRow.lock(invitation, clock.instant())
                .filter(row -> row.role != Role.OWNER)
                .isPresent();
        if (!forSomebody)
            throw Problem.invalid("invitation", "is not open", "an open invitation of a member or a guest");
    }

    private void keep(Pass pass) {
        passes.put(pass.id(), pass);
        // One that waits for its invitation is nobody's yet.
        if (pass.gives().account() != null)
            changed.fire(new RightsChanged(pass.gives().account()));
    }

    private void tell(JournalVerb verb, String told, Cause cause) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(told));
    }

    /** When the removal of a device is committed; its rows have gone with it. */
    void deviceRemoved(String device) {
        passes.replaceAll((id, pass) -> pass.with(pass.gives().without(device)));
    }

    void accountRemoved(UUID account) {
        passes.values().removeIf(pass -> account.equals(pass.gives().account()));
    }

    void binding(@Observes InvitationAccepted accepted) {
        // The account is written by another way in the same transaction.
        AccountRow.flush();
        table.bind(accepted.invitationId(), accepted.account().id());
    }

    void bound(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(Rights.FOLLOWED) InvitationAccepted accepted) {
        UUID account = accepted.account().id();
        waiting(accepted.invitationId(), pass -> pass.with(pass.gives().of(account)));
        changed.fire(new RightsChanged(account));
    }

    /** A pass for nobody would stand in the list as if somebody were still to come. */
    void ending(@Observes InvitationEnded ended) {
        for (String label : table.revokeWaiting(ended.invitationId(), ended.at()))
            tell(JournalVerb.PASS_REVOKED, label, ended.cause());
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) InvitationEnded ended) {
        waiting(ended.invitationId(), pass -> pass.revokedAt() == null ? pass.revoked(ended.at()) : pass);
    }

    private void waiting(UUID invitation, UnaryOperator<Pass> change) {
        synchronized (changing) { // one that is being given is there before it is changed
            passes.replaceAll((id, pass) -> pass.gives().account() == null
                            && invitation.equals(pass.gives().invitation())
                    ? change.apply(pass)
                    : pass);
        }
    }

    /** Passes by what they do at this moment: which are open, and when the first of them opens or closes next. */
    Moment moment() {
        Instant now = clock.instant();
        List<Pass> given = passes.values().stream()
                .filter(pass -> pass.gives().account() != null)
                .toList();
        Set<UUID> open = given.stream()
                .filter(pass -> pass.isOpen(now, home.zone()))
                .map(Pass::id)
                .collect(Collectors.toSet());
        Instant next = given.stream()
                .flatMap(pass -> pass.span(now, home.zone()).stream())
                .map(span -> span.contains(now) ? span.closes() : span.opens())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return new Moment(now, open, next);
    }

    /** What is so at a moment. */
    record Moment(Instant now, Set<UUID> open, Instant next) {}

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
