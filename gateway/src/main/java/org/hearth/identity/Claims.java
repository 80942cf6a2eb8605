package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the claim: how a home without an owner gets its first one, once. The code stands in a file that is read at each try,
 * because {@code ./hearth claim} may have put a new one there. Any number of threads may hold it; one at a time claims.
 */
@ApplicationScoped
public class Claims {
    private static final Logger LOG = Logger.getLogger(Claims.class);

    /** Two gateways may run for a moment during an update; this lock of the database holds for both. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('first owner', 0))";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Journal journal;
    private final Event<HomeClaimed> claimed;
    private final EntityManager database;
    private final InstantSource clock;
    private final SecretFile file;
    private final Turn turn = new Turn("claim-busy", "Others are claiming this home at the moment.");

    Claims(
            IdentitySettings settings,
            Accounts accounts,
            Passwords passwords,
            Attempts attempts,
            Sessions sessions,
            Journal journal,
            Event<HomeClaimed> claimed,
            EntityManager database,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.journal = journal;
        this.claimed = claimed;
        this.database = database;
        this.clock = clock;
        this.file = new SecretFile(settings.claimFile());
    }

    /** Whether the home has an owner. */
    public boolean isClaimed() {
        return !accounts.isEmpty();
    }

    /** Shows the code while it is of use, and takes it away when it is not. */
    void prepare(@Observes StartupEvent start) {
        if (isClaimed()) {
            file.remove();
            return;
        }
        TypedCode code = currentCode().orElseGet(this::newCode);
        LOG.infof("Claim code: %s", code.text());
    }

    /** What somebody asks for who wants to be the first owner. */
    record Wish(
            String code,
            String name,
            String password,
            @Nullable String homeName,
            @Nullable String zone) {}

    /**
     * Makes the first owner and lets the person in.
     *
     * @throws ProblemException {@code already-claimed}, {@code wrong-claim-code}, too many wrong codes from this source, or
     *     {@code invalid} when the name, the password, the home's name or its zone is not accepted; then nothing was changed
     */
    Grant claim(Wish wish, Visit visit) {
        return turn.take(() -> {
            if (isClaimed()) throw already();
            checkCode(wish.code(), visit.source());
            AccountName name = AccountName.of(wish.name());
            PasswordRules.check(wish.password(), name);
            PasswordHash password = passwords.hash(wish.password());
            Grant grant = QuarkusTransaction.requiringNew().call(() -> enter(wish, name, password, visit));
            removeFile();
            return grant;
        });
    }

    /**
     * Returns if this is the code of a home that has no owner: who shows it may do more than to claim it. The code stays as it is.
     *
     * @param from who shows it; wrong ones are counted together with those of a claim
     * @throws ProblemException {@code already-claimed}, {@code wrong-claim-code}, or too many wrong codes from this source
     */
    public void requireCode(String code, HttpServerRequest from) {
        turn.take(() -> {
            if (isClaimed()) throw already();
            checkCode(code, Source.of(from));
            return code;
        });
    }

    /** All of the claim that the database sees; it stands or falls together. */
    Grant enter(Wish wish, AccountName name, PasswordHash password, Visit visit) {
        database.createNativeQuery(LOCK, Integer.class).getSingleResult();
        if (!accounts.isEmpty()) throw already();
        Account owner = accounts.add(name, password, Role.OWNER);
        claimed.fire(new HomeClaimed(owner, wish.homeName(), wish.zone()));
        journal.append(
                JournalEntry.of(clock.instant(), JournalVerb.HOME_CLAIMED, Cause.person(owner.id(), owner.name())));
        return sessions.open(owner, visit);
    }

    /** A right code is struck out of the budget at once; a wrong one burns nothing but the source's budget. */
    private void checkCode(String written, Source source) {
        Attempts.Reservation reservation = attempts.reserve(Budget.claimFrom(source));
        boolean right = TypedCode.parse(written)
                .flatMap(code -> currentCode().map(code::isSameAs))
                .orElse(false);
        if (!right)
            throw new Problem.Forbidden(
                            "wrong-claim-code",
                            "This is not the claim code of this home. It stands in the gateway's log.")
                    .thrown();
        attempts.release(reservation);
    }

    private Optional<TypedCode> currentCode() {
        return file.read().flatMap(TypedCode::parse);
    }

    private TypedCode newCode() {
        TypedCode code = TypedCode.random(new SecureRandom());
        file.write(code.text() + "\n");
        return code;
    }

    /** A code that stays behind opens nothing, and the next start removes it. */
    private void removeFile() {
        try {
            file.remove();
        } catch (UncheckedIOException e) {
            LOG.warnf("the used claim code stays in its file: %s", e.getMessage());
        }
    }

    private static ProblemException already() {
        return new Problem.Conflict("already-claimed", "This home has an owner. Ask the owner to let you in.").thrown();
    }
}
