package org.hearth.identity;

import io.restassured.response.Response;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hearth.backup.BackupSettings;

/**
 * A home with one of everything, all of it about one device and all of it called Zebra, and people who may or may not have to do with
 * it.
 */
@Alternative
@Singleton
class ZebraHouse {
    private static final String UNTIL =
            LocalDate.now(ZoneOffset.UTC).plusYears(1).toString();

    /** Ids of what is not there, by the part of the path before them. */
    static final Map<String, String> ABSENT = Map.ofEntries(
            Map.entry("until", UNTIL),
            Map.entry("now", Instant.now().toString()),
            Map.entry("devices", "nobody-here"),
            Map.entry("device", "nobody-here"),
            Map.entry("rooms", "00000000-0000-4000-8000-000000000001"),
            Map.entry("groups", "00000000-0000-4000-8000-000000000002"),
            Map.entry("fleet", "00000000-0000-4000-8000-000000000002"),
            Map.entry("scenes", "00000000-0000-4000-8000-000000000003"),
            Map.entry("schedules", "00000000-0000-4000-8000-000000000004"),
            Map.entry("pauses", "00000000-0000-4000-8000-000000000014"),
            Map.entry("calendar-links", "00000000-0000-4000-8000-000000000015"),
            Map.entry("calendars", "a-secret-that-is-none"),
            Map.entry("commands", "01JZZZZZZZZZZZZZZZZZZZZZZZ"),
            Map.entry("batches", "00000000-0000-4000-8000-000000000005"),
            Map.entry("passes", "00000000-0000-4000-8000-000000000006"),
            Map.entry("accounts", "00000000-0000-4000-8000-000000000007"),
            Map.entry("invitations", "00000000-0000-4000-8000-000000000009"),
            Map.entry("sessions", "00000000-0000-4000-8000-00000000000a"),
            Map.entry("notices", "00000000-0000-4000-8000-00000000000b"),
            Map.entry("strangers", "nobody-knocks"),
            Map.entry("backups", "none.hearth"),
            Map.entry("enrolments", "00000000-0000-4000-8000-000000000008"));

    private static final String DEVICE = "boiler-1";

    /** As much of a WebP as anybody looks at. */
    private static final String PICTURE = "RIFF0000WEBPVP8 ";

    private static final Map<String, Object> ON = Map.of("operation", "SET", "value", true);

    private final People people;
    private final Database database;
    private final BackupSettings backups;
    private final Map<String, Account> subjects = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    ZebraHouse(People people, Database database, BackupSettings backups) {
        this.people = people;
        this.database = database;
        this.backups = backups;
    }

    Map<String, String> ids() {
        return ids;
    }

    String token(String subject) {
        return people.token(subject(subject));
    }

    void furnishOnce() {
        if (!subjects.isEmpty()) return;
        subjects.put("OWNER", people.owner());
        subjects.put("MEMBER", people.join("Mara", Role.MEMBER));
        subjects.put("GUEST", people.join("Gus", Role.GUEST));
        subjects.put("FOREIGN_MEMBER", people.join("Fia", Role.MEMBER));
        subjects.put("FOREIGN_GUEST", people.join("Finn", Role.GUEST));
        decide("GUEST", Map.of("devices", People.only(DEVICE, Level.OPERATE)));
        decide("FOREIGN_MEMBER", Map.of("defaultLevel", "NONE", "devices", List.of()));
        ids.put("until", UNTIL);
        ids.put("devices", DEVICE);
        ids.put("device", DEVICE);
        ids.put("calendars", "no-secret-of-a-calendar");
        ids.put("rooms", post("/rooms", Map.of("name", "Zebra room")).path("id"));
        as("OWNER", "PATCH", "/devices/" + DEVICE, Map.of("name", "Zebra boiler", "roomId", ids.get("rooms")));
        ids.put(
                "groups",
                post("/groups", Map.of("name", "Zebra group", "members", List.of(part())))
                        .path("id"));
        ids.put("fleet", ids.get("groups"));
        Map<String, Object> wish = new HashMap<>(part());
        wish.putAll(ON);
        ids.put(
                "scenes",
                post("/scenes", Map.of("name", "Zebra scene", "states", List.of(wish)))
                        .path("id"));
        Map<String, Object> order = new HashMap<>(ON);
        order.put("wait", "PT12H");
        ids.put(
                "batches",
                post("/groups/" + ids.get("groups") + "/commands", order).path("id"));
        ids.put("commands", command());
        Account person = people.join("Zebra person", Role.GUEST);
        ids.put("accounts", person.id().toString());
        subjects.values().forEach(this::paint);
        paint(person);
        people.join("Zora", Role.OWNER); // a home needs an owner when the first has gone
        ids.put("passes", post("/passes", pass(person)).path("id"));
        ids.put(
                "invitations",
                post("/invitations", Map.of("role", "GUEST", "label", "Zebra guest"))
                        .path("invitation.id"));
        ids.put("sessions", people.session(person).toString());
        ids.put("notices", UUID.randomUUID().toString());
        database.run(
                "INSERT INTO recovery_notice (id, reader, account_id, at) VALUES (?::uuid, ?, ?, now())",
                ids.get("notices"),
                subject("OWNER").id(),
                person.id());
        ids.put("strangers", "zebra-board");
        database.run(
                "INSERT INTO stranger (id, model, hardware, firmware, first_at, last_at) VALUES ('zebra-board', '', '', '', now(), now())");
        ids.put("backups", backup());
        ids.put("enrolments", UUID.randomUUID().toString());
        database.run(
                "INSERT INTO enrolment (id, device, name, purpose, expires_at) VALUES (?::uuid, 'zebra-2', 'Zebra two', 'NEW', now() + interval '1 hour')",
                ids.get("enrolments"));
        renew();
    }

    /** What anybody may have removed. */
    void renew(String operation) {
        ids.put("now", Instant.now().toString());
        if (operation.equals("withdrawCommand")) ids.put("commands", command());
        renew();
    }

    private void renew() {
        String known = ids.get("schedules");
        if (known != null && database.count("SELECT count(*) FROM schedule WHERE id = ?::uuid", known) == 1) return;
        if (database.count("SELECT count(*) FROM device WHERE id = ?", DEVICE) == 0) return;
        Map<String, Object> plan = new HashMap<>(part());
        plan.putAll(Map.of(
                "name",
                "Zebra plan",
                "value",
                true,
                "recurrence",
                Map.of("kind", "WEEKLY", "days", List.of("MONDAY"), "time", "07:00")));
        ids.put("schedules", post("/schedules", plan).path("id"));
        ids.put(
                "calendar-links",
                post("/calendar-links", Map.of("label", "Zebra phone")).path("link.id"));
        ids.put(
                "pauses",
                post("/pauses", Map.of("schedule", ids.get("schedules"))).path("id"));
    }

    /** One that waits for its device. */
    private String command() {
        Map<String, Object> order = new HashMap<>(ON);
        order.putAll(Map.of("capability", "relay1", "wait", "PT12H"));
        return post("/devices/" + DEVICE + "/commands", order).path("id");
    }

    /** As the gateway leaves one; what is in it nobody here looks at. */
    private String backup() {
        String name = "zebra.hearth";
        try {
            Files.createDirectories(backups.dir());
            Files.writeString(backups.dir().resolve(name), "sealed");
            Files.writeString(
                    backups.dir().resolve(name + ".json"),
                    "{\"name\": \"" + name + "\", \"madeAt\": 0, \"provedAt\": 0, \"schema\": \"059\","
                            + " \"key\": \"zebra\", \"bytes\": 6, \"sha256\": \"\", \"rows\": 1, \"readings\": true}");
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> part() {
        return Map.of("device", DEVICE, "capability", "relay1");
    }

    private static Map<String, Object> pass(Account person) {
        return Map.of(
                "account", person.id(),
                "devices", List.of(DEVICE),
                "windows", List.of(Map.of("days", List.of("MONDAY"), "from", "18:00", "to", "23:00")),
                "until", UNTIL);
    }

    private void paint(Account person) {
        people.asks(person)
                .contentType("application/octet-stream")
                .body(PICTURE.getBytes(StandardCharsets.US_ASCII))
                .put("/api/v1/account/picture")
                .then()
                .statusCode(204);
    }

    private Account subject(String name) {
        return Objects.requireNonNull(subjects.get(name), name);
    }

    private void decide(String subject, Map<String, Object> rights) {
        people.decide(subject("OWNER"), subject(subject), rights).then().statusCode(200);
    }

    private Response post(String path, Map<String, Object> body) {
        return as("OWNER", "POST", path, body);
    }

    private Response as(String subject, String method, String path, Map<String, Object> body) {
        Response answer = people.asks(subject(subject)).body(body).request(method, "/api/v1" + path);
        if (answer.statusCode() >= 300) throw new IllegalStateException(path + ": " + answer.asString());
        return answer;
    }
}
