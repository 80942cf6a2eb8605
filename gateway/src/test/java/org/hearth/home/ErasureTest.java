package org.hearth.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What keeps a home from being erased by mistake or by the wrong hand; {@code ./hearth demo --check} erases one. */
@QuarkusTest
@QuarkusTestResource(House.class)
class ErasureTest {
    @Inject
    @ConfigProperty(name = "hearth.erasure-file")
    Path mark;

    @Test
    void theNameOfTheHomeHasToBeSaid() {
        Response refused = erase("another home", Owner.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo("homeName");
        assertThat(mark).doesNotExist();
    }

    @Test
    void andThePassword() {
        Response refused = erase(homeName(), "not the password at all");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.<String>path("code")).isEqualTo("wrong-password");
        assertThat(erase(homeName(), null).statusCode()).isEqualTo(422);
        assertThat(Files.exists(mark)).isFalse();
    }

    @Test
    void byNobodyElse() {
        assertThat(given().contentType("application/json")
                        .body(Map.of("homeName", homeName(), "password", Owner.PASSWORD))
                        .post("/api/v1/home/erasure")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Files.exists(mark)).isFalse();
    }

    private static String homeName() {
        return Owner.asks().get("/api/v1/home").path("name");
    }

    private static Response erase(String homeName, @Nullable String password) {
        Map<String, String> body = new HashMap<>();
        body.put("homeName", homeName);
        if (password != null) body.put("password", password);
        return Owner.asks().contentType("application/json").body(body).post("/api/v1/home/erasure");
    }
}
