package org.hearth.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hearth.faults.OwnDatabase;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports, however large and however slowly read, end with the right to them and leave the database to others. */
@QuarkusTest
@TestProfile(ExportLimitsTest.LongPast.class)
class ExportLimitsTest {
    /** Of its own, because others read the whole journal. */
    public static final class LongPast extends OwnDatabase {}

    private static final String JOURNAL = "/api/v1/journal/export?format=ndjson";
    private static final String ACCOUNT = "/api/v1/account/export";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ENTRIES = 4_000;
    private static final int AT_ONCE = 1_000;
    private static final int BYTES_EACH = 4_000;

    /** What may stand in buffers on the way is far less than half of it. */
    private static final long HALF = (long) ENTRIES * BYTES_EACH / 2;

    @TestHTTPResource("/")
    URI gateway = URI.create("/");

    @Inject
    Rows rows;

    @ParameterizedTest
    @ValueSource(strings = {JOURNAL, ACCOUNT})
    void nothingMoreIsToldToWhoIsRemovedMeanwhile(String path) throws IOException {
        Response bob = joinsWithALongPast("Bob " + path.length());
        try (SlowReader reader = new SlowReader(gateway, bob.path("accessToken"), path)) {
            assertThat(reader.beginning()).startsWith("HTTP/1.1 200");

            Owner.asks()
                    .delete("/api/v1/accounts/" + bob.path("account.id"))
                    .then()
                    .statusCode(204);
            reader.readOn();

            assertThat(reader.isWhole()).as(reader::toString).isFalse();
            assertThat(reader.bytes()).isLessThan(HALF);
        }
    }

    @Test
    void onePersonExportsOnceAndTwoExportAtOnceAndAPlaceIsGivenBack() throws IOException {
        Response bob = joinsWithALongPast("Bob who exports");
        Response eve = joinsWithALongPast("Eve who exports");
        try (SlowReader first = new SlowReader(gateway, bob.path("accessToken"), ACCOUNT)) {
            assertThat(first.beginning()).startsWith("HTTP/1.1 200");
            isBusy(asks(bob, ACCOUNT));
            try (SlowReader second = new SlowReader(gateway, eve.path("accessToken"), ACCOUNT)) {
                assertThat(second.beginning()).startsWith("HTTP/1.1 200");
                isBusy(Owner.asks().get(ACCOUNT));

                assertThat(rows.count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND state LIKE 'idle in transaction%' AND xact_start < now() - interval '1 s'"))
                        .isZero();
            }
            await().atMost(SOON).until(() -> Owner.asks().get(ACCOUNT).statusCode() == 200);
            isBusy(asks(bob, ACCOUNT));
        }
        await().atMost(SOON).until(() -> asks(bob, ACCOUNT).statusCode() == 200);
        assertThat(asks(bob, ACCOUNT).asString().lines()).hasSizeGreaterThanOrEqualTo(ENTRIES);
    }

    /** An answer that has begun cannot say any more that others were first. */
    @Test
    void anExportOfTheJournalIsRefusedOrWhole() {
        Response bob = joinsWithALongPast("Bob of the past");
        String query = JOURNAL + "&person=" + bob.path("account.id");
        String token = Owner.token();

        List<Response> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(
                        i -> given().header("Authorization", "Bearer " + token).get(query))
                .toList();

        assertThat(answers).extracting(Response::statusCode).contains(200);
        for (Response answer : answers)
            if (answer.statusCode() == 503) isBusy(answer);
            else assertThat(answer.asString().lines()).hasSizeGreaterThanOrEqualTo(ENTRIES);
    }

    private static void isBusy(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.<String>path("code")).isEqualTo("export-busy");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    private static Response asks(Response person, String path) {
        return given().header("Authorization", "Bearer " + person.path("accessToken"))
                .get(path);
    }

    private Response joinsWithALongPast(String name) {
        String secret = Owner.asks()
                .contentType("application/json")
                .body(Map.of("role", "OWNER"))
                .post("/api/v1/invitations")
                .path("secret");
        Response joined = given().contentType("application/json")
                .body(Map.of("secret", secret, "name", name, "password", "nine quiet rivers bend"))
                .post("/api/v1/invitations/accept");
        for (int made = 0; made < ENTRIES; made += AT_ONCE)
            rows.run("""
                INSERT INTO journal (at, verb, cause, detail)
                SELECT now(), 'SIGNED_IN', jsonb_build_object('kind', 'PERSON', 'accountId', ?::text), repeat('x', ?::int)
                FROM generate_series(1, ?::int)""", joined.<String>path("account.id"), BYTES_EACH, AT_ONCE);
        return joined;
    }
}
