package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A home that is claimed, by {@link Visitor#NAME}, and remembers which sessions it was told are over. */
@Alternative
@Singleton
class Household {
    private final Accounts accounts;
    private final Database database;
    private final PushedClock clock;
    private final PassTime passTime;
    private final KnownPasses passes;
    private final PasswordHash password;
    private final List<UUID> ended = new CopyOnWriteArrayList<>();
    private final List<UUID> changed = new CopyOnWriteArrayList<>();
    private final List<InvitationAccepted> accepted = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    Household(
            Accounts accounts,
            Passwords passwords,
            Database database,
            PushedClock clock,
            PassTime passTime,
            KnownPasses passes) {
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
        this.passTime = passTime;
        this.passes = passes;
        this.password = passwords.hash(Visitor.PASSWORD);
    }

    /** Starts anew, with the one owner. */
    Account moveIn() {
        clock.reset();
        database.empty();
        passes.remove(pass -> true);
        passTime.look(); // nothing has been
        ended.clear();
        changed.clear();
        accepted.clear();
        refusing = false;
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.add(AccountName.of(Visitor.NAME), password, Role.OWNER));
    }

    List<UUID> ended() {
        return ended;
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded session) {
        ended.add(session.sessionId());
    }

    /** Sessions that were told to have other rights. */
    List<UUID> changed() {
        return changed;
    }

    List<InvitationAccepted> accepted() {
        return accepted;
    }

    /** From now on another room cannot do its part when somebody joins. */
    void refuseNewcomers() {
        refusing = true;
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged session) {
        changed.add(session.sessionId());
    }

    void remember(@Observes InvitationAccepted invitation) {
        if (refusing) throw new IllegalStateException("no pass could be bound");
        accepted.add(invitation);
    }
}
