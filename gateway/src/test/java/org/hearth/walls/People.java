package org.hearth.walls;

import static io.restassured.RestAssured.given;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.hearth.house.Owner;
import org.hearth.house.Rows;

/** Somebody of each role. */
@ApplicationScoped
class People {
    private static final String ADD = """
            INSERT INTO account (id, name, name_key, role, password_hash, created_at)
            SELECT ?, ?, ?, ?, password_hash, now() FROM account WHERE name = ? ON CONFLICT (name_key) DO NOTHING""";

    private final Rows rows;

    People(Rows rows) {
        this.rows = rows;
    }

    /** An access token of somebody who is this in the home. */
    String token(String role) {
        if (role.equals("OWNER")) return Owner.token();
        Owner.token();
        String name = "wall " + role.toLowerCase(java.util.Locale.ROOT);
        rows.run(ADD, UUID.randomUUID(), name, name, role, Owner.NAME);
        return given().contentType("application/json")
                .body(Map.of("name", name, "password", Owner.PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }
}
