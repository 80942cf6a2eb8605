package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hearth.house.House;
import org.hearth.house.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class TopicWatchTest {
    private static final String STALE = TopicWatch.PREFIX + "left-behind";

    @Inject
    TopicWatch watch;

    @Inject
    RoleAccounts accounts;

    @Inject
    DynamicSecurity broker;

    @Inject
    Witness witness;

    @Inject
    Rows rows;

    @Inject
    Event<AccountsAtHand> atHand;

    @BeforeEach
    void theBrokerIsThere() {
        witness.awaitGateway();
        await().until(() -> names().isEmpty());
    }

    @Test
    void aLookGoesOnWhileTheAccountsAreLookedOver() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Cancellable look = watch.open("hearth/looked-at", Duration.ofMinutes(1), 1_000, () -> {})
                .subscribe()
                .with(message -> seen.add(message.payload()));
        await().until(() -> {
            witness.plant("hearth/looked-at", "before");
            return seen.contains("before");
        });

        atHand.fire(new AccountsAtHand());

        await().until(() -> {
            witness.plant("hearth/looked-at", "after");
            return seen.contains("after");
        });
        assertThat(rows.count("SELECT count(*) FROM journal WHERE device LIKE ?", TopicWatch.PREFIX + "%"))
                .isZero();
        look.cancel();
        await().until(() -> names().isEmpty());
    }

    @Test
    void whatALookLeftBehindGoesWithItsRole() {
        accounts.set(new RoleAccounts.Login(STALE, STALE, ""), "a secret", Rule.json(Rule.reading("hearth/#")));
        assertThat(names()).containsExactly(STALE, STALE);

        atHand.fire(new AccountsAtHand());

        assertThat(names()).isEmpty();
        assertThat(rows.count("SELECT count(*) FROM journal WHERE device = ?", STALE))
                .isZero();
    }

    /** Accounts and roles of looks. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        broker.list("listClients", "clients")
                .forEach(client -> names.add(client.path("username").asText()));
        broker.list("listRoles", "roles")
                .forEach(role -> names.add(role.path("rolename").asText()));
        return names.stream().filter(name -> name.startsWith(TopicWatch.PREFIX)).toList();
    }
}
