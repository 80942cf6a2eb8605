package org.hearth.schedules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.home.ClockTrust;
import org.jspecify.annotations.Nullable;

/** Somebody who plans over HTTP, and lives through what was planned by the clock that tests push, with an engine of the test's own. */
@Alternative
@ApplicationScoped
public class Household {
    static final String SCHEDULES = "/api/v1/schedules";

    private static final String PASSWORD = "seven green kettles";
    private static final Duration TOKEN = Duration.ofMinutes(5);

    private final Agenda agenda;
    private final Firings firings;
    private final Foresight foresight;
    private final Sites sites;
    private final ClockTrust trust;
    private final ScheduleEngine ownOfTheGateway;
    private final PushedClock clock;
    private final Rows rows;
    private final Path claimFile;

    private @Nullable ScheduleEngine engine;
    private @Nullable Instant signedIn;
    private String token = "";

    Household(
            Agenda agenda,
            Firings firings,
            Foresight foresight,
            Sites sites,
            ClockTrust trust,
            ScheduleEngine ownOfTheGateway,
            PushedClock clock,
            Rows rows,
            @ConfigProperty(name = "hearth.claim-file") Path claimFile) {
        this.agenda = agenda;
        this.firings = firings;
        this.foresight = foresight;
        this.sites = sites;
        this.trust = trust;
        this.ownOfTheGateway = ownOfTheGateway;
        this.clock = clock;
        this.rows = rows;
        this.claimFile = claimFile;
    }

    /**
     * One line of a preview.
     *
     * @param at null for one that is left out
     */
    record Line(
            @Nullable Instant at,
            String local,
            @Nullable String offset,
            Phase phase,
            @Nullable String mark) {
        /** As a person reads it: {@code 2027-03-28T04:00:00+03:00 MOVED}. */
        @Override
        public String toString() {
            return local
                    + (offset == null ? "" : offset)
                    + (phase == Phase.END ? " END" : "")
                    + (mark == null ? "" : " " + mark);
        }
    }

    /**
     * One row of the ledger.
     *
     * @param firedAt null if it was not moved at random
     */
    record Row(
            Instant dueAt,
            @Nullable Instant firedAt,
            Phase phase,
            String outcome,
            @Nullable String reason,
            Instant recordedAt) {
        /** {@code 2027-03-28T01:00:00Z FIRED} */
        @Override
        public String toString() {
            return dueAt + (phase == Phase.END ? " END" : "") + " " + outcome + (reason == null ? "" : " " + reason);
        }
    }

    /** An empty plan in a home of this zone, at this moment. */
    void begin(Instant now, String zone) {
        ownOfTheGateway.stop(new ShutdownEvent());
        rest();
        for (String table : List.of("pause", "firing", "schedule", "command")) rows.sql("DELETE FROM " + table);
        clock.set(now);
        asks().body(Map.of("zone", zone)).put("/api/v1/home/zone").then().statusCode(200);
        wake();
    }

    /** Says where the home is. */
    void lies(double latitude, double longitude) {
        asks().body(Map.of("latitude", latitude, "longitude", longitude))
                .put("/api/v1/home/position")
                .then()
                .statusCode(200);
    }

    Instant now() {
        return clock.instant();
    }

    /** A request by somebody who is signed in at this moment of the pushed clock. */
    RequestSpecification asks() {
        if (signedIn == null || !isFresh(Duration.between(signedIn, clock.instant()))) signIn();
        return as(token);
    }

    private static boolean isFresh(Duration age) {
        return !age.isNegative() && age.compareTo(TOKEN) < 0;
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private void signIn() {
        claimOnce();
        token = given().contentType("application/json")
                .body(Map.of("name", "Maria", "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        signedIn = clock.instant();
    }

    private void claimOnce() {
        boolean isClaimed =
                given().get("/api/v1/setup").then().statusCode(200).extract().path("claimed");
        if (isClaimed) return;
        try {
            String code = Files.readString(claimFile).strip();
            given().contentType("application/json")
                    .body(Map.of("code", code, "name", "Maria", "password", PASSWORD))
                    .post("/api/v1/setup/claim")
                    .then()
                    .statusCode(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser is shown before it is saved. */
    List<Line> preview(Map<String, ?> wish) {
        return lines(asks().body(wish)
                .post(SCHEDULES + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .response());
    }

    static List<Line> lines(Response preview) {
        return preview.jsonPath().<Map<String, String>>getList("firings").stream()
                .map(line -> new Line(
                        line.get("at") == null ? null : Instant.parse(line.get("at")),
                        text(line, "local"),
                        line.get("offset"),
                        Phase.valueOf(text(line, "phase")),
                        line.get("mark")))
                .toList();
    }

    /** The id of the schedule that was made. */
    String adds(Map<String, ?> wish) {
        return asks().body(wish)
                .post(SCHEDULES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The ledger as the browser reads it, oldest first. */
    List<Row> ledger(String id) {
        return asks()
                .get(SCHEDULES + "/" + id + "/firings?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, String>>getList("$")
                .reversed()
                .stream()
                .map(row -> new Row(
                        Instant.parse(text(row, "dueAt")),
                        row.get("firedAt") == null ? null : Instant.parse(row.get("firedAt")),
                        Phase.valueOf(text(row, "phase")),
                        text(row, "outcome"),
                        row.get("reason"),
                        Instant.parse(text(row, "recordedAt"))))
                .toList();
    }

    private static String text(Map<String, String> from, String field) {
        return Objects.requireNonNull(from.get(field), field);
    }

    /** Lives through the moments of a preview, one after the other: it looks at each of them, and on the way to it. */
    void liveThrough(List<Line> lines) {
        ZoneId zone = sites.home().zone();
        for (Line line : lines) if (line.at() != null) liveUntil(line.at());
        Line last = lines.getLast();
        if (last.at() == null)
            liveUntil(LocalDateTime.parse(last.local()).atZone(zone).toInstant());
    }

    /** Has a look at what a wish would do, saves it, lives through all of it, and holds what happened against what was shown. */
    Lived lives(Map<String, ?> wish) {
        List<Line> shown = preview(wish);
        String id = adds(wish);
        liveThrough(shown);
        Lived lived = new Lived(shown, ledger(id));
        lived.assertKept(wish, sites.home().zone());
        assertThat(rows.count("command")).isEqualTo(rows.count("firing WHERE outcome = 'FIRED'"));
        return lived;
    }

    /** The same with an engine that looks only now and then. */
    Lived livesInSteps(Map<String, ?> wish, Duration step) {
        List<Line> shown = preview(wish);
        String id = adds(wish);
        liveInSteps(step, Objects.requireNonNull(shown.getLast().at()));
        Lived lived = new Lived(shown, ledger(id));
        lived.assertEachHasOneRow(wish);
        return lived;
    }

    /** Goes on to a moment, with one look half-way. */
    void liveUntil(Instant moment) {
        clock.push(Duration.between(clock.instant(), moment).dividedBy(2));
        look();
        clock.set(moment);
        look();
    }

    /** The gateway is started anew. */
    void restart() {
        rest();
        wake();
    }

    /** Looks only now and then, until a moment has passed. */
    void liveInSteps(Duration step, Instant until) {
        while (clock.instant().isBefore(until)) {
            clock.push(step);
            look();
        }
    }

    private void look() {
        Objects.requireNonNull(engine).look();
    }

    private void wake() {
        engine = new ScheduleEngine(agenda, firings, foresight, sites, trust, clock);
        engine.start(new StartupEvent());
        engine.look();
    }

    /** When this is over, no look of it is on its way any more. */
    void rest() {
        if (engine == null) return;
        engine.stop(new ShutdownEvent());
        engine.look();
        engine = null;
    }
}
