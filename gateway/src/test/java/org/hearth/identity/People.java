package org.hearth.identity;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whoever lives in a home or visits it: owner, members and guests, each with a browser. */
@Alternative
@Singleton
class People {
    private final Household household;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Event<InvitationAccepted> accepted;
    private final PasswordHash password;

    People(
            Household household,
            Accounts accounts,
            Sessions sessions,
            AccessTokens tokens,
            Passwords passwords,
            Event<InvitationAccepted> accepted) {
        this.household = household;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.accepted = accepted;
        this.password = passwords.hash(Visitor.PASSWORD);
    }

    /** Starts anew, with the owner alone. */
    Account owner() {
        return household.moveIn();
    }

    Account join(String name, Role role) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Account account = accounts.add(AccountName.of(name), password, role);
            accepted.fire(new InvitationAccepted(UUID.randomUUID(), account));
            return account;
        });
    }

    /** An access token of a new session. */
    String token(Account account) {
        return tokens.issue(open(account)).text();
    }

    /** A new session. */
    UUID session(Account account) {
        return open(account).sessionId();
    }

    private Caller open(Account account) {
        Visit visit = new Visit(new Source("192.168.1.77"), "a test", Optional.empty());
        return QuarkusTransaction.requiringNew()
                .call(() -> sessions.open(account, visit))
                .caller();
    }

    RequestSpecification asks(Account account) {
        return given().header("Authorization", "Bearer " + token(account)).contentType(ContentType.JSON);
    }

    /** The owner decides. */
    Response decide(Account owner, Account whose, Map<String, Object> rights) {
        return asks(owner).body(rights).put("/api/v1/rights/accounts/" + whose.id());
    }

    /** How far the right to one device goes, as a row of what the owner decides. */
    static List<Map<String, String>> only(String device, Level level) {
        return List.of(Map.of("device", device, "level", level.name()));
    }
}
