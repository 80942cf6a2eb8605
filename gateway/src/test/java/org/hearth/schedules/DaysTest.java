package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Wishes.daily;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a day over HTTP; the clock is pushed, the devices are offline. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class DaysTest {
    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    @Inject
    Household household;

    @Inject
    Rows rows;

    @BeforeEach
    void anHourBefore() {
        household.begin(DUE.minusSeconds(3_600), "Europe/Athens");
    }

    @AfterEach
    void rest() {
        household.rest();
        rows.sql("DELETE FROM schedule");
        rows.sql("DELETE FROM firing");
    }

    @Test
    void aDayTellsWhatIsToBeDoneAndWhatWas() {
        household.adds(with(on(daily("10:00")), "ending", Map.of("after", "PT15M")));
        assertThat(today().getList("toComeFirings.value")).containsExactly(true, false);

        household.liveUntil(DUE);

        assertThat(today().getBoolean("firings[0].value")).isTrue();
        assertThat(today().getBoolean("firings[0].scene")).isFalse();
        assertThat(today().getList("toComeFirings.value")).containsExactly(false);
    }

    @Test
    void whatWaitsForItsDeviceIsOpenAndNotSettled() {
        household.adds(on(daily("10:00")));

        household.liveUntil(DUE);

        assertThat(today().getString("firings[0].judgement")).isEqualTo("OPEN");
        assertThat(today().getInt("open")).isEqualTo(1);
        assertThat(today().getInt("settled")).isZero();
    }

    @Test
    void whatIsLeftOutOfAGroupIsCounted() {
        UUID group = UUID.randomUUID();
        rows.sql("INSERT INTO device_group (id, name) VALUES ('" + group + "', 'Boilers')");
        for (String part : new String[] {"'boiler-1', 'relay1'", "'boiler-2', 'relay1'", "'boiler-3', 'temperature'"})
            rows.sql("INSERT INTO device_group_member (group_id, device, capability, position) VALUES ('" + group
                    + "', " + part + ", 0)");
        Map<String, Object> wish = new HashMap<>(on(daily("10:00")));
        wish.remove("device");
        wish.remove("capability");
        wish.put("group", group.toString());
        household.adds(wish);

        household.liveUntil(DUE);

        assertThat(today().getInt("firings[0].parts")).isEqualTo(3);
        assertThat(today().getInt("firings[0].done")).isZero();
        assertThat(today().getInt("firings[0].open")).isEqualTo(2);
        rows.sql("DELETE FROM schedule");
        rows.sql("DELETE FROM device_group");
    }

    @Test
    void allRowsAreCountedAlsoThoseThatAreNotListed() {
        int all = Days.MAX_ROWS + 100;
        rows.sql("INSERT INTO firing (schedule_id, due_at, outcome, recorded_at) SELECT gen_random_uuid(),"
                + " '2027-05-31T21:00:00Z'::timestamptz + n / 2 * interval '1 second',"
                + " CASE WHEN n % 100 = 0 THEN 'MISSED' ELSE 'SKIPPED' END, now() FROM generate_series(1, " + all
                + ") AS n");

        JsonPath day = today();

        assertThat(day.getInt("settled")).isEqualTo(all);
        assertThat(day.getInt("asPlanned")).isEqualTo(all - all / 100);
        assertThat(day.getList("firings")).hasSize(Days.MAX_ROWS);
        assertThat(day.getInt("notListed")).isEqualTo(100);
        assertThat(day.getString("firings[-1].dueAt")).isEqualTo("2027-05-31T21:17:30Z");
    }

    @Test
    void olderRowsOfAScheduleFollow() {
        String id = household.adds(on(daily("10:00")));
        for (int day = 0; day < 3; day++) household.liveUntil(DUE.plusSeconds(day * 86_400L));

        JsonPath first = firings(id, "limit=2");
        JsonPath older = firings(id, "limit=2&before=" + first.getString("[1].dueAt"));

        assertThat(first.getList("dueAt")).containsExactly("2027-06-03T07:00:00Z", "2027-06-02T07:00:00Z");
        assertThat(older.getList("dueAt")).containsExactly("2027-06-01T07:00:00Z");
        assertThat(firings(id, "before=2027-06-01T07:00:00Z").getList("$")).isEmpty();
        household
                .asks()
                .get(Household.SCHEDULES + "/" + id + "/firings?before=yesterday")
                .then()
                .statusCode(422);
    }

    private JsonPath firings(String schedule, String query) {
        return household
                .asks()
                .get(Household.SCHEDULES + "/" + schedule + "/firings?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath today() {
        return household
                .asks()
                .get("/api/v1/firings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
