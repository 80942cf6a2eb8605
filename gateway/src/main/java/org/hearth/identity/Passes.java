package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    /** Of those that are over, as many as anybody looks back on. */
    static final int MAX_OVER = 1_024;

    static final Duration KEPT = Duration.ofDays(365);

    private final Object changing = new Object();
    private final KnownPasses known;
    private final PassTable table;
    private final PassTime time;
    private final HomeZone home;
    private final Journal journal;
    private final Event<RightsChanged> changed;

    Passes(
            KnownPasses known,
            PassTable table,
            PassTime time,
            HomeZone home,
            Journal journal,
            Event<RightsChanged> changed) {
        this.known = known;
        this.table = table;
        this.time = time;
        this.home = home;
        this.journal = journal;
        this.changed = changed;
    }

    void load(@Observes @Priority(Rights.LOADED) StartupEvent start) {
        table.list().forEach(known::put);
    }

    /** All passes, also those that are over, the newest first. */
    public List<Pass> list() {
        return known.list();
    }

    /** Those that are open now or will be, the newest first. */
    public List<Pass> standing() {
        return known.standing();
    }

    /** What an account may use now or will. */
    public List<Pass> standing(UUID account) {
        return standing().stream().filter(pass -> pass.isOf(account)).toList();
    }

    /** What a pass does at this moment. */
    public PassState state(Pass pass) {
        return known.state(pass);
    }

    /**
     * The pass of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    public Pass require(UUID id) {
        return known.find(id).orElseThrow(() -> new Problem.NotFound("pass", id.toString()).thrown());
    }

    /**
     * Gives a pass.
     *
     * @param told what the journal says of it: for whom, and for what
     */
    public Pass give(PassDraft draft, String told, Cause cause) {
        Pass pass = new Pass(UUID.randomUUID(), draft, time.now(), cause.accountId(), null, null);
        synchronized (changing) {
            check(draft);
            if (known.standing().size() >= MAX_PASSES)
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
            Pass written = QuarkusTransaction.requiringNew().call(() -> {
                Pass row = table.update(pass).orElseThrow(Passes::revoked);
                tell(JournalVerb.PASS_CHANGED, told, cause);
                return row;
            });
            keep(written);
            return written;
        }
    }

    private static RuntimeException revoked() {
        return new Problem.Conflict("pass-revoked", "This pass was revoked. Give a new one.").thrown();
    }

    /** Takes a pass back, at once; one that was taken back before stays so. */
    public void revoke(UUID id, String told, Cause cause) {
        synchronized (changing) {
            Pass pass = require(id);
            if (pass.revokedAt() != null) return;
            Instant now = time.now();
            QuarkusTransaction.requiringNew().run(() -> {
                table.revoke(id, now);
                tell(JournalVerb.PASS_REVOKED, told, cause);
            });
            keep(pass.revoked(now));
        }
    }

    private void check(PassDraft draft) {
        if (draft.devices().isEmpty()) throw Problem.invalid("devices", "are missing", "at least one");
        draft.checkDays(LocalDate.ofInstant(time.now(), home.zone()));
    }

    /** Of an invitation that ends meanwhile, one comes first: the invitation stays locked until the pass is there. */
    private void requireOpen(UUID invitation) {
        boolean forSomebody = InvitationRow.lock(invitation, time.now())
                .filter(row -> row.role != Role.OWNER)
                .isPresent();
        if (!forSomebody)
            throw Problem.invalid("invitation", "is not open", "an open invitation of a member or a guest");
    }

    private void keep(Pass pass) {
        known.put(pass);
        // One that waits for its invitation is nobody's yet.
        if (pass.gives().account() != null)
            changed.fire(new RightsChanged(pass.gives().account()));
    }

    private void tell(JournalVerb verb, String told, Cause cause) {
        journal.append(JournalEntry.of(time.now(), verb, cause).with(told));
    }

    /** What is over goes on record, so that no clock that is set back opens it again; what was over long ago is forgotten. */
    @Scheduled(every = "1m", delayed = "1m")
    void sweep() {
        synchronized (changing) {
            Instant now = time.now();
            Set<UUID> past = known.past();
            Set<UUID> forgotten = QuarkusTransaction.requiringNew().call(() -> {
                table.end(past, now);
                return table.forget(now.minus(KEPT), MAX_OVER);
            });
            known.change(pass -> past.contains(pass.id()), pass -> pass.ended(now));
            known.remove(pass -> forgotten.contains(pass.id()));
        }
    }

    /** When the removal of a device is committed; its rows have gone with it. */
    void deviceRemoved(String device) {
        synchronized (changing) {
            known.change(pass -> pass.gives().devices().contains(device), pass -> pass.without(device));
        }
    }

    void accountRemoved(UUID account) {
        synchronized (changing) {
            known.remove(pass -> account.equals(pass.gives().account()));
        }
    }

    void binding(@Observes InvitationAccepted accepted) {
        // The account is written by another way in the same transaction.
        AccountRow.flush();
        table.bind(accepted.invitationId(), accepted.account().id());
    }

    void bound(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(Rights.FOLLOWED) InvitationAccepted accepted) {
        UUID account = accepted.account().id();
        waiting(accepted.invitationId(), pass -> pass.of(account));
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
            known.change(
                    pass -> pass.gives().account() == null
                            && invitation.equals(pass.gives().invitation()),
                    change);
        }
    }
}
