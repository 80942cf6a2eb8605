package org.hearth.enrolment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.broker.Discovery;
import org.hearth.broker.Payload;
import org.hearth.enrolment.Stranger.State;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of the strangers that ask to join: 32 at most wait, and 256 that were answered are remembered. Any number of threads may hold it; one hears them. */
@ApplicationScoped
class Strangers {
    private static final int MOST_WAITING = 32;
    private static final int MOST_ANSWERED = 256;

    private final StrangerTable table;
    private final Enrolments enrolments;
    private final Discovery discovery;
    private final Journal journal;
    private final InstantSource clock;

    Strangers(StrangerTable table, Enrolments enrolments, Discovery discovery, Journal journal, InstantSource clock) {
        this.table = table;
        this.enrolments = enrolments;
        this.discovery = discovery;
        this.journal = journal;
        this.clock = clock;
    }

    /** All of them, the one that asked last in front. */
    List<Stranger> list() {
        table.removeOld();
        return table.list();
    }

    /** One asks; it is answered if there is room for it. */
    void asked(String id, String model, String hardware, String firmware) {
        table.removeOld();
        Optional<Stranger> known = table.find(id);
        if (known.isPresent()) {
            // A refusal is remembered a day from when it was said, however often it is asked again.
            if (known.get().state() != State.REFUSED) table.heard(id);
            answer(id, known.get().state());
            return;
        }
        if (table.countWaiting() >= MOST_WAITING && !table.removeMostSilent()) return;
        QuarkusTransaction.requiringNew().run(() -> {
            table.insert(id, model, hardware, firmware);
            tell(JournalVerb.STRANGER_ASKED, Cause.of(CauseKind.GATEWAY), id, model);
        });
        answer(id, State.WAITING);
    }

    /**
     * Opens an ordinary enrolment for a stranger; its code is brought to it by a person.
     *
     * @throws org.hearth.problems.ProblemException if nobody of this id asked, or no enrolment can be opened; nothing is left of it then
     */
    Enrolments.Opened approve(String id, String name, String icon, @Nullable UUID room, Cause cause) {
        Stranger stranger = require(id);
        Enrolments.Opened opened = enrolments.open(new Enrolments.Wish(id, name, icon, room, false), cause);
        try {
            decide(stranger, State.APPROVED, JournalVerb.STRANGER_APPROVED, cause);
        } catch (RuntimeException notWritten) {
            withdraw(opened, notWritten);
            throw notWritten;
        }
        return opened;
    }

    /** Its code is told to nobody, so the id must be free for the next try. */
    private void withdraw(Enrolments.Opened unused, RuntimeException reason) {
        try {
            enrolments.withdraw(unused.enrolment().id(), Cause.of(CauseKind.GATEWAY));
        } catch (RuntimeException later) {
            // The code ends with its time; what was made for it goes with the sweep.
            reason.addSuppressed(later);
        }
    }

    /** Says no for a day. */
    void refuse(String id, Cause cause) {
        decide(require(id), State.REFUSED, JournalVerb.STRANGER_REFUSED, cause);
    }

    /** It is a device now, or may ask again. */
    void ended(@Observes Enrolments.Ended end) {
        table.find(end.enrolment().device())
                .filter(stranger -> stranger.state() == State.APPROVED)
                .ifPresent(stranger -> table.remove(stranger.id()));
    }

    private Stranger require(String id) {
        return table.find(id).orElseThrow(() -> new Problem.NotFound("stranger", id).thrown());
    }

    private void decide(Stranger stranger, State state, JournalVerb verb, Cause cause) {
        QuarkusTransaction.requiringNew().run(() -> {
            table.decide(stranger.id(), state);
            table.keepAnswered(MOST_ANSWERED);
            tell(verb, cause, stranger.id(), stranger.model());
        });
        answer(stranger.id(), state);
    }

    private void tell(JournalVerb verb, Cause cause, String id, String model) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause, id, id).with(model));
    }

    private void answer(String id, State state) {
        discovery.answer(id, Payload.compose().put("res", state.wire()));
    }
}
