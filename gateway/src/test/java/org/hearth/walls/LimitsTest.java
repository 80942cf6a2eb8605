package org.hearth.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.junit.jupiter.api.Test;

/** How much of each thing a home takes, however many ask for more at the same time. */
@QuarkusTest
@QuarkusTestResource(House.class)
class LimitsTest {
    private static final int ASKED = System.getProperty("hearth.long") == null ? 500 : 10_000;
    private static final int TOGETHER = 8;

    @Inject
    Furniture furniture;

    @Inject
    Rows rows;

    @Test
    void ofThousandsOfSchedulesADeviceKeepsThirtyTwo() throws Exception {
        Map<String, Object> plan = Map.of(
                "device",
                furniture.device(),
                "capability",
                "relay1",
                "value",
                true,
                "recurrence",
                Map.of("kind", "WEEKLY", "days", List.of("MONDAY"), "time", "07:00"));

        Set<Integer> statuses = asked("schedules", ASKED, number -> plan);

        assertThat(statuses).containsExactly(201, 409);
        assertThat(rows.count("SELECT count(*) FROM schedule WHERE device = ?", furniture.device()))
                .isEqualTo(32);
        rows.run("DELETE FROM schedule WHERE device = ? AND enabled", furniture.device());
    }

    @Test
    void aHomeKeepsSixtyFourRooms() throws Exception {
        Set<Integer> statuses = asked("rooms", 100, number -> Map.of("name", "Wall room " + number));

        assertThat(statuses).containsExactly(201, 409);
        assertThat(rows.count("SELECT count(*) FROM room")).isEqualTo(64);
        for (Object id : Owner.asks().get("/api/v1/rooms").jsonPath().getList("findAll { it.name =~ /^Wall room/ }.id"))
            Owner.asks().delete("/api/v1/rooms/" + id).then().statusCode(204);
    }

    /** The codes with which the same thing was asked for so often, some at a time. */
    private static Set<Integer> asked(String what, int times, IntFunction<Map<String, Object>> wish) throws Exception {
        Owner.token();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            calls.add(() -> add(what, wish.apply(number)).statusCode());
        }
        Set<Integer> statuses = new TreeSet<>();
        try (ExecutorService together = Executors.newFixedThreadPool(TOGETHER)) {
            for (Future<Integer> status : together.invokeAll(calls)) statuses.add(status.get());
        }
        return statuses;
    }

    private static Response add(String what, Map<String, Object> wish) {
        return Owner.asks().contentType("application/json").body(wish).post("/api/v1/" + what);
    }
}
