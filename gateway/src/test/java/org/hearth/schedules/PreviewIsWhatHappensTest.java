package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked for: the thirty moments that are shown before it is saved are those that happen, each of them once. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class PreviewIsWhatHappensTest {
    private static final Logger LOG = Logger.getLogger(PreviewIsWhatHappensTest.class);
    private static final int WISHES = System.getProperty("hearth.long") == null ? 30 : 500;
    private static final long SEED = Long.getLong("hearth.seed", 20_271_031);
    private static final int SHOWN = 30;
    private static final List<String> ZONES = List.of(
            "Europe/Athens", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "America/Santiago", "UTC");
    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    private static final List<String> CRONS = List.of(
            "%d %d * * *",
            "%d %d * * SAT,SUN",
            "%d */2 * * *",
            "%d * * * *",
            "30 %d %d * * MON-FRI",
            "%d %d L * ?",
            "%d %d 31 * *",
            "%d %d ? * SUNL",
            "%d %d 29 2 *",
            "%d 1-4 * * *",
            "%d %d 30 2 *");

    @Inject
    Household household;

    @Inject
    Schedules schedules;

    private final Random random = new Random(SEED);
    private int moments;

    @AfterEach
    void rest() {
        household.rest();
    }

    @Test
    void whatIsShownHappens() {
        int saved = 0;
        for (int i = 0; i < WISHES; i++) if (isShownAndHappens()) saved++;

        LOG.infof("wishes: %d, saved: %d, moments: %d, differences: 0", WISHES, saved, moments);
        assertThat(saved).isGreaterThan(WISHES / 2);
    }

    /** False if it cannot be saved: then the preview says so too, or shows nothing that would be done. */
    private boolean isShownAndHappens() {
        ZoneId home = ZoneId.of(one(ZONES));
        LocalDateTime near = nearAChange(home);
        Instant now = near.minusMinutes(random.nextInt(12 * 1_440)).atZone(home).toInstant();
        household.begin(now, home.getId());
        household.lies(random.nextInt(-66, 66), random.nextInt(-180, 180));
        Map<String, Object> wish = wish(near);
        String what = wish + " in " + home + " at " + now + ", seed " + SEED;
        Response preview = household.asks().body(wish).post(Household.SCHEDULES + "/preview");
        Response added = household.asks().body(wish).post(Household.SCHEDULES);
        if (preview.statusCode() != 200) {
            assertThat(preview.statusCode()).as(what).isEqualTo(422);
            assertThat(added.asString()).as(what).isEqualTo(preview.asString());
            return false;
        }
        List<Household.Line> shown = Household.lines(preview);
        if (added.statusCode() != 201) {
            assertThat(added.statusCode()).as(what).isEqualTo(422);
            assertThat(shown).as(what).allMatch(line -> line.at() == null);
            return false;
        }
        String id = added.path("id");
        if (random.nextBoolean()) atEach(id, shown, what);
        else nowAndThen(id, shown, what);
        moments += shown.size();
        return true;
    }

    /** It looks at each moment, moved at random if it is. */
    private void atEach(String id, List<Household.Line> shown, String what) {
        for (int i = 0; i < shown.size(); i++) {
            Instant next = schedules.require(UUID.fromString(id)).nextAt();
            household.liveUntil(Objects.requireNonNull(next, "moment " + i + " of " + what));
        }
        List<Household.Row> done = household.ledger(id);
        assertSame(shown, done, what);
        assertThat(done).as(what).hasSameSizeAs(shown);
        for (Household.Row row : done)
            if (row.outcome().equals("FIRED"))
                assertThat(row.recordedAt())
                        .as("%s of %s", row, what)
                        .isEqualTo(row.firedAt() == null ? row.dueAt() : row.firedAt());
            else assertThat(row.outcome()).as("%s of %s", row, what).isEqualTo("SKIPPED");
    }

    /** It looks at odd times, some moments together and most of them late. */
    private void nowAndThen(String id, List<Household.Line> shown, String what) {
        Household.Line line = shown.getLast();
        Instant last = line.at() != null
                ? line.at().plus(Duration.ofMinutes(30))
                : LocalDateTime.parse(line.local()).plusDays(1).toInstant(ZoneOffset.UTC);
        // What comes each minute would fill the ledger beyond what it shows, if a step were a part of the days before
        // it begins.
        Instant first = shown.getFirst().at();
        if (first != null && Duration.between(household.now(), first).compareTo(Duration.ofHours(1)) > 0)
            household.liveUntil(first.minus(Duration.ofMinutes(30)));
        Duration step = Duration.between(household.now(), last).dividedBy(random.nextInt(5, 40));
        household.liveInSteps(step, last);
        assertSame(shown, household.ledger(id), what);
    }

    private static void assertSame(List<Household.Line> shown, List<Household.Row> done, String what) {
        Lived lived = new Lived(shown, done);
        assertThat(done.stream().map(Household.Row::dueAt)).as(what).doesNotHaveDuplicates();
        if (shown.size() < SHOWN) assertThat(done).as(what).hasSameSizeAs(shown);
        lived.assertEachHasOneRow(what);
    }

    private LocalDateTime nearAChange(ZoneId zone) {
        Instant somewhen = Instant.parse("2026-12-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(20 * 365 * 24)));
        ZoneOffsetTransition change = zone.getRules().nextTransition(somewhen);
        if (change == null || random.nextInt(5) == 0)
            return LocalDateTime.ofInstant(somewhen, zone).withNano(0);
        return change.getDateTimeBefore().plusMinutes(random.nextInt(181) - 90);
    }

    private Map<String, Object> wish(LocalDateTime near) {
        Map<String, Object> wish = new HashMap<>(Wishes.on(recurrence(near)));
        wish.put("gap", one(List.of("SKIP", "NEXT_VALID")));
        wish.put("overlap", one(List.of("FIRST", "BOTH")));
        if (random.nextInt(4) == 0) wish.put("zone", one(ZONES));
        wish.put(
                "missed",
                one(List.of(
                        Map.of("policy", "SKIP"),
                        Map.of("policy", "HOLD_STATE"),
                        Map.of("policy", "RUN_IF_YOUNGER", "within", "PT1H"))));
        switch (random.nextInt(4)) {
            case 0 -> wish.put("ending", Map.of("after", "PT" + (1 + random.nextInt(600)) + "M"));
            case 1 -> wish.put("ending", Map.of("at", around(near).toString()));
            case 2 -> wish.put("shift", "PT" + (1 + random.nextInt(20)) + "M");
            default -> {
                // it begins, and nothing ends it
            }
        }
        return wish;
    }

    private Map<String, Object> recurrence(LocalDateTime near) {
        return switch (random.nextInt(5)) {
            case 0 -> Wishes.once(near.toLocalDate().toString(), around(near).toString());
            case 1 -> Wishes.weekly(around(near).toString(), days());
            case 2 -> Wishes.every(one(List.of("PT1M", "PT17M", "PT30M", "PT90M", "PT24H", "P7D")), near.toString());
            case 3 -> cron(near);
            default -> sun();
        };
    }

    private Map<String, Object> cron(LocalDateTime near) {
        String fields = one(CRONS);
        LocalTime time = around(near);
        Object[] numbers = {time.getMinute(), time.getHour()};
        return Wishes.cron(String.format(fields, Arrays.copyOf(numbers, fields.split("%d", -1).length - 1)));
    }

    private Map<String, Object> sun() {
        Map<String, Object> sun = new HashMap<>(Map.of(
                "kind",
                "SUN",
                "event",
                one(List.of("DAWN", "SUNRISE", "SUNSET", "DUSK")),
                "days",
                List.of(days()),
                "offset",
                "PT" + (random.nextInt(1_441) - 720) + "M"));
        if (random.nextBoolean()) sun.put("fallback", "03:30");
        return sun;
    }

    private String[] days() {
        List<String> days = new ArrayList<>(DAYS);
        Collections.shuffle(days, random);
        return days.subList(0, random.nextBoolean() ? DAYS.size() : 1 + random.nextInt(DAYS.size()))
                .toArray(String[]::new);
    }

    private LocalTime around(LocalDateTime near) {
        return near.plusMinutes(random.nextInt(121) - 60).toLocalTime().withNano(0);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
