package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hearth.problems.Problem;

/** Keeper of the accounts. Any number of threads may hold it. */
@ApplicationScoped
public class Accounts {
    private final Passwords passwords;
    private final Attempts attempts;
    private final InstantSource clock;

    Accounts(Passwords passwords, Attempts attempts, InstantSource clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * The account of this id.
     *
     * @throws org.hearth.problems.ProblemException {@link Problem.NotFound} if it is gone
     */
    @Transactional
    public Account find(UUID id) {
        return AccountRow.<AccountRow>findByIdOptional(id)
                .map(AccountRow::account)
                .orElseThrow(() -> new Problem.NotFound("account", id.toString()).thrown());
    }

    /** Whether anybody may come in at all. */
    @Transactional
    boolean isEmpty() {
        return AccountRow.count() == 0;
    }

    /** Adds an account in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Account add(AccountName name, PasswordHash password, Role role) {
        AccountRow row = new AccountRow();
        row.id = UUID.randomUUID();
        row.name = name.text();
        row.nameKey = name.key();
        row.role = role;
        row.passwordHash = password.text();
        row.createdAt = clock.instant();
        row.persist();
        return row.account();
    }

    /**
     * The account whose password this is. A name that nobody has costs the same time and gives the same answer as a wrong
     * password. No transaction is held while the password is hashed.
     */
    Account recognise(String name, String password, Source source) {
        Optional<AccountName> wanted = AccountName.parse(name);
        String key = wanted.map(AccountName::key).orElse("");
        Attempts.Reservation reservation = attempts.reserve(Budget.signInFrom(source), Budget.account(key));
        Optional<Known> known =
                wanted.flatMap(found -> QuarkusTransaction.requiringNew().call(() -> known(found)));
        boolean right = passwords.verify(password, known.map(Known::password));
        if (!right || known.isEmpty())
            throw new Problem.Unauthenticated("wrong-credentials", "The name or the password is not right.").thrown();
        attempts.release(reservation);
        return known.get().account();
    }

    private static Optional<Known> known(AccountName name) {
        return AccountRow.<AccountRow>find("nameKey", name.key())
                .firstResultOptional()
                .map(row -> new Known(row.account(), PasswordHash.parse(row.passwordHash)));
    }

    private record Known(Account account, PasswordHash password) {}
}
