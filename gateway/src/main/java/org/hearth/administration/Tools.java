package org.hearth.administration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.ToolAccount;
import org.hearth.broker.ToolAccounts;
import org.hearth.identity.AccountRemoved;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;

/** Keeper of the owner's tools. Any number of threads may hold it. */
@ApplicationScoped
class Tools {
    private static final int MOST = 32;

    private final ToolTable table;
    private final ToolAccounts accounts;
    private final BrokerAccounts all;
    private final Journal journal;
    private final InstantSource clock;

    Tools(ToolTable table, ToolAccounts accounts, BrokerAccounts all, Journal journal, InstantSource clock) {
        this.table = table;
        this.accounts = accounts;
        this.all = all;
        this.journal = journal;
        this.clock = clock;
    }

    void known(@Observes StartupEvent started) {
        all.alsoAdmitted(() ->
                table.list().stream().map(tool -> tool.account().userName()).collect(Collectors.toSet()));
    }

    /**
     * A tool that was let in.
     *
     * @param secret its password, which is kept nowhere else
     */
    record Admitted(Tool tool, String secret) {}

    List<Tool> list() {
        return table.list();
    }

    /**
     * Lets a tool in, or gives one that is in a new secret. The row is written first: an account without a row is swept away, a row
     * without an account lets nobody in.
     *
     * @param by whom people read as who let it in
     * @throws org.hearth.problems.ProblemException if there are too many already, or the broker is away
     */
    Admitted add(ToolAccount account, String by, Cause cause) {
        Tool tool = new Tool(account, clock.instant(), by);
        String secret = accounts.newSecret();
        QuarkusTransaction.requiringNew().run(() -> {
            List<Tool> known = table.list();
            if (known.size() >= MOST
                    && known.stream().noneMatch(one -> one.account().name().equals(account.name())))
                throw new Problem.Conflict("too-many-tools", "There are " + MOST + " accounts already.").thrown();
            table.put(tool);
            journal.append(entry(JournalVerb.BROKER_ACCOUNT_ADDED, account.name(), cause));
        });
        accounts.set(account, secret);
        return new Admitted(tool, secret);
    }

    /** Throws a tool out for ever: first at the broker, so that a failure leaves it in the list. */
    void remove(String name, Cause cause) {
        if (table.list().stream().noneMatch(tool -> tool.account().name().equals(name)))
            throw new Problem.NotFound("account", name).thrown();
        accounts.remove(new ToolAccount(name, List.of("#")).userName());
        QuarkusTransaction.requiringNew().run(() -> {
            if (table.delete(name)) journal.append(entry(JournalVerb.BROKER_ACCOUNT_REMOVED, name, cause));
        });
    }

    private JournalEntry entry(JournalVerb verb, String name, Cause cause) {
        return JournalEntry.of(clock.instant(), verb, cause).with(name);
    }

    /** In the transaction that removes the person. */
    void accountRemoved(@Observes AccountRemoved removal) {
        table.forget(removal.account().name());
    }
}
