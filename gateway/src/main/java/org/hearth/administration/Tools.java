package org.hearth.administration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.SecretHash;
import org.hearth.broker.ToolAccount;
import org.hearth.broker.ToolAccounts;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;

/** Keeper of the owners' tools. Any number of threads may hold it; they are changed by one at a time, here and at the broker. */
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
     * @param cause who lets it in: with that person it goes again
     * @throws org.hearth.problems.ProblemException if there are too many already, the broker is away, or the person is no owner any more
     */
    synchronized Admitted add(ToolAccount account, Cause cause) {
        Tool tool = new Tool(
                account, clock.instant(), cause.accountId(), Objects.requireNonNullElse(cause.name(), Tool.CONSOLE));
        String secret = accounts.newSecret();
        QuarkusTransaction.requiringNew().run(() -> {
            List<Tool> known = table.list();
            if (known.size() >= MOST
                    && known.stream().noneMatch(one -> one.account().name().equals(account.name())))
                throw new Problem.Conflict("too-many-tools", "There are " + MOST + " accounts already.").thrown();
            table.put(tool, SecretHash.of(secret).text());
            journal.append(entry(JournalVerb.BROKER_ACCOUNT_ADDED, account.name(), cause));
        });
        accounts.set(account, secret);
        // Whoever asked may have lost the right between the door and here; whoever loses it from here on is told to
        // remove what is here.
        if (removeOrphans().contains(account.name()))
            throw new Problem.Forbidden("not-your-right", "Your role does not allow this.").thrown();
        return new Admitted(tool, secret);
    }

    /**
     * Throws a tool out for ever.
     *
     * @throws org.hearth.problems.ProblemException if there is none of this name, or the broker is away
     */
    synchronized void remove(String name, Cause cause) {
        Tool tool = table.list().stream()
                .filter(known -> known.account().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("account", name).thrown());
        expel(tool, cause);
    }

    /**
     * Throws out the tools of people who are owners no more.
     *
     * @return their names
     * @throws org.hearth.problems.ProblemException if the broker is away
     */
    synchronized Set<String> removeOrphans() {
        List<Tool> orphans = table.orphans();
        for (Tool orphan : orphans) expel(orphan, Cause.of(CauseKind.GATEWAY));
        return orphans.stream().map(orphan -> orphan.account().name()).collect(Collectors.toSet());
    }

    /** First at the broker, so that a failure leaves it in the list. */
    private void expel(Tool tool, Cause cause) {
        String name = tool.account().name();
        accounts.remove(tool.account().userName());
        QuarkusTransaction.requiringNew().run(() -> {
            if (table.delete(name)) journal.append(entry(JournalVerb.BROKER_ACCOUNT_REMOVED, name, cause));
        });
    }

    private JournalEntry entry(JournalVerb verb, String name, Cause cause) {
        return JournalEntry.of(clock.instant(), verb, cause).with(name);
    }
}
