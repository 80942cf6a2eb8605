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
        if (!passwords.verify(password, known.map(Recognised::password)) || known.isEmpty()) throw wrong();
        attempts.release(reservation);
        return known.get();
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
        if (!passwords.verify(password, known.map(Recognised::password)) || known.isEmpty())
            throw new Problem.Forbidden("wrong-password", "This is not your password. Nothing was changed.").thrown();
        attempts.release(reservation);
        return known.get();
    }

    static ProblemException wrong() {
        return new Problem.Unauthenticated("wrong-credentials", "The name or the password is not right.").thrown();
    }

    private Budget[] budgets(Optional<AccountName> wanted, Optional<Recognised> known, Visit visit) {
        Optional<Budget> own = visit.known()
                .flatMap(browser -> known.map(found -> found.account().id())
                        .filter(id -> browsers.isKnown(browser, id))
                        .map(id -> Budget.knownBrowser(browser, id)));
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
