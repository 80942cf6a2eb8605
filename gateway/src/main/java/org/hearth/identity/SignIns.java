package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;

/**
 * Keeper of the door: who somebody is by their password. A try is paced before it is looked at. A browser in which the person signed in
 * before has tries of its own, so that guessing from elsewhere does not lock the household out. No transaction is held while a password
 * is hashed. Any number of threads may hold it.
 */
@ApplicationScoped
class SignIns {
    private final Passwords passwords;
    private final Attempts attempts;
    private final KnownBrowsers browsers;

    SignIns(Passwords passwords, Attempts attempts, KnownBrowsers browsers) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.browsers = browsers;
    }

    /**
     * Whose name and password these are. A name that nobody has costs the same time and gives the same answer as a wrong password.
     *
     * @throws ProblemException if it is nobody's, or too many tries were not right
     */
    Recognised recognise(String name, String password, Visit visit) {
        Optional<AccountName> wanted = AccountName.parse(name);
        Optional<Recognised> known = QuarkusTransaction.requiringNew().call(() -> wanted.flatMap(SignIns::find));
        Attempts.Reservation reservation = attempts.reserve(budgets(wanted, known, visit));
        if (!isRight(password, known, reservation)) throw wrong();
        return known.orElseThrow();
    }

    /**
     * Lets somebody who is signed in go on only with their password.
     *
     * @throws ProblemException if it is not theirs, or too many tries were not right
     */
    Recognised confirm(UUID account, String password) {
        Optional<Recognised> known = QuarkusTransaction.requiringNew()
                .call(() -> AccountRow.<AccountRow>findByIdOptional(account).map(Recognised::of));
        Attempts.Reservation reservation = attempts.reserve(Budget.confirmation(account));
        if (!isRight(password, known, reservation))
            throw new Problem.Forbidden("wrong-password", "This is not your password. Nothing was changed.").thrown();
        return known.orElseThrow();
    }

    /** A try that was right, or could not be looked at because others were being looked at, is given back. */
    private boolean isRight(String password, Optional<Recognised> known, Attempts.Reservation reservation) {
        boolean right;
        try {
            right = passwords.verify(password, known.map(Recognised::password));
        } catch (ProblemException busy) {
            attempts.release(reservation);
            throw busy;
        }
        if (right) attempts.release(reservation);
        return right;
    }

    static ProblemException wrong() {
        return new Problem.Unauthenticated("wrong-credentials", "The name or the password is not right.").thrown();
    }

    private Budget[] budgets(Optional<AccountName> wanted, Optional<Recognised> known, Visit visit) {
        Optional<Budget> own = visit.known()
                .flatMap(browser -> known.flatMap(
                        found -> browsers.find(browser, found.account().id())))
                .map(Budget::knownBrowser);
        if (own.isPresent()) return new Budget[] {own.get()};
        String key = wanted.map(AccountName::key).orElse("");
        return new Budget[] {Budget.signInFrom(visit.source()), Budget.account(key)};
    }

    private static Optional<Recognised> find(AccountName name) {
        return AccountRow.<AccountRow>find("nameKey", name.key())
                .firstResultOptional()
                .map(Recognised::of);
    }
}
