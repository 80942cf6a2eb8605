package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearth.schedules.DrawnWishes.Said;
import org.hearth.schedules.DrawnWishes.Spans;
import org.hearth.schedules.DrawnWishes.Window;
import org.hearth.schedules.SlowReference.Wish;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is read on a wall clock or counted in spans, with and without windows, against a reference that lives through every minute. */
class RecurrenceAgainstReferenceTest {
    private static final Logger LOG = Logger.getLogger(RecurrenceAgainstReferenceTest.class);
    private static final int WEEKLY_A_ZONE = 16;
    private static final int CRONS_A_ZONE = 16;
    private static final int ONCE_A_ZONE = 16;
    private static final int SPANS_A_ZONE = 16;
    private static final int ASKED_FROM_ANYWHERE = 8;
    private static final int EARLIEST_YEAR = 1975;
    private static final int LATEST_YEAR = 2045;

    @ParameterizedTest
    @CsvSource({
        "Europe/Athens, 2027, 1",
        "Australia/Lord_Howe, 2027, 2",
        "America/New_York, 2026, 3",
        "America/St_Johns, 2008, 4",
        "Pacific/Apia, 2011, 5",
        "Pacific/Kwajalein, 1993, 6",
        "Pacific/Kiritimati, 1994, 7",
        "Antarctica/Troll, 2027, 8",
        "Africa/Casablanca, 2027, 9",
        "Africa/Cairo, 2014, 10",
        "Asia/Gaza, 2027, 11",
        "Asia/Pyongyang, 2015, 12",
        "UTC, 2027, 13"
    })
    void agreesInZonesThatTreatTheirClocksInUnusualWays(String zone, int year, long seed) {
        assertAgreement(ZoneId.of(zone), year, 1, seed);
    }

    @Test
    void agreesInZonesDrawnAtRandom() {
        drawn(6, 1);
    }

    @Test
    @EnabledIfSystemProperty(named = "hearth.long", matches = ".*")
    void agreesInAHundredZonesOverTenYears() {
        drawn(100, 10);
    }

    private static void drawn(int count, int years) {
        List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/"))
                .sorted()
                .toList());
        Random random = new Random(20_270_328);
        Collections.shuffle(zones, random);
        record Place(ZoneId zone, int year, long seed) {}
        List<Place> places = zones.subList(0, count).stream()
                .map(zone -> new Place(
                        ZoneId.of(zone),
                        EARLIEST_YEAR + random.nextInt(LATEST_YEAR - EARLIEST_YEAR),
                        random.nextLong()))
                .toList();

        long moments = places.parallelStream()
                .mapToLong(place -> assertAgreement(place.zone(), place.year(), years, place.seed()))
                .sum();

        LOG.infof("%d zones, years in each: %d, moments compared: %d, differences: 0", count, years, moments);
    }

    /** How many moments were compared. */
    private static long assertAgreement(ZoneId zone, int year, int years, long seed) {
        Instant from = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        Instant to = LocalDateTime.of(year + years, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        return new Agreement(zone, from, to, seed).check();
    }

    /** Some years in a zone. */
    private static final class Agreement {
        private final ZoneId zone;
        private final Instant from;
        private final Instant to;
        private final String where;
        private final Random random;
        private final List<Said> said = new ArrayList<>();
        private final List<Spans> spans;
        private final List<Window> windows;
        private Map<Wish, List<Planned>> expected = Map.of();
        private long compared;

        private Agreement(ZoneId zone, Instant from, Instant to, long seed) {
            this.zone = zone;
            this.from = from;
            this.to = to;
            this.where = " in " + zone + " from " + from + ", seed " + seed;
            this.random = new Random(seed);
            DrawnWishes drawn = new DrawnWishes(zone, from, to, random);
            for (int i = 0; i < WEEKLY_A_ZONE; i++) said.add(drawn.weekly());
            for (int i = 0; i < CRONS_A_ZONE; i++) said.add(drawn.cron());
            for (int i = 0; i < ONCE_A_ZONE; i++) said.add(drawn.once());
            this.spans = IntStream.range(0, SPANS_A_ZONE)
                    .mapToObj(i -> drawn.spans())
                    .toList();
            this.windows = Stream.generate(drawn::window)
                    .limit(said.size() + spans.size())
                    .toList();
        }

        private long check() {
            List<Wish> wishes = new ArrayList<>();
            for (Said one : said) wishes.add(one.meant());
            for (Spans one : spans) wishes.add(one.start());
            for (Spans one : spans) if (one.end() != null) wishes.add(one.end());
            for (Window one : windows) if (one.shown() != null) wishes.add(one.shown());
            SlowReference reference = new SlowReference(wishes, zone);
            expected = reference.walk(from, to);
            for (int i = 0; i < said.size(); i++)
                check(said.get(i).recurrence(), expected(said.get(i).meant()), windows.get(i), reference);
            for (int i = 0; i < spans.size(); i++)
                check(
                        spans.get(i).interval(),
                        counted(spans.get(i), reference),
                        windows.get(said.size() + i),
                        reference);
            return compared;
        }

        private List<Planned> expected(@Nullable Wish wish) {
            return Objects.requireNonNull(expected.get(Objects.requireNonNull(wish)));
        }

        private List<Planned> counted(Spans one, SlowReference reference) {
            Instant last = one.end() == null
                    ? to.minusNanos(1)
                    : expected(one.end()).getFirst().at();
            return reference.steps(
                    expected(one.start()).getFirst().at(), one.interval().every(), last);
        }

        /** By itself, or with a window: its starts are among the edges then. */
        private void check(Recurrence recurrence, List<Planned> starts, Window window, SlowReference reference) {
            Site site = Site.of(zone);
            if (random.nextBoolean()) {
                assertSame(recurrence + where, after -> recurrence.upcoming(after, site), starts, Planned::at);
                return;
            }
            Plan plan = new Plan(recurrence, window.ending(), RandomShift.NONE, from.minusNanos(1));
            List<Edge> edges = window.length() != null
                    ? reference.windows(starts, window.length())
                    : reference.windows(starts, ((Ending.At) window.ending()).time(), expected(window.shown()));
            assertSame(
                    plan + where,
                    after -> plan.upcoming(after, site),
                    edges.stream().filter(edge -> edge.dueAt().isBefore(to)).toList(),
                    Edge::dueAt);
        }

        /** One after the other from the beginning, and the next one from anywhere. */
        private <T> void assertSame(
                String what, Function<Instant, Stream<T>> upcoming, List<T> expected, Function<T, Instant> at) {
            Iterator<T> found = upcoming.apply(from.minusNanos(1)).iterator();
            for (T wanted : expected) {
                assertThat(found.hasNext()).as("%s: %s", what, wanted).isTrue();
                T next = found.next();
                if (!next.equals(wanted)) assertThat(next).as(what).isEqualTo(wanted);
            }
            if (found.hasNext()) assertThat(at.apply(found.next())).as(what).isAfterOrEqualTo(to);
            for (int i = 0; i < ASKED_FROM_ANYWHERE; i++) {
                Instant after = somewhere(expected, at);
                Optional<T> wanted = expected.stream()
                        .filter(moment -> at.apply(moment).isAfter(after))
                        .findFirst();
                Optional<T> next = upcoming.apply(after)
                        .findFirst()
                        .filter(moment -> at.apply(moment).isBefore(to));
                assertThat(next).as("%s after %s", what, after).isEqualTo(wanted);
            }
            compared += expected.size() + ASKED_FROM_ANYWHERE;
        }

        /** Often at a moment, or next to it. */
        private <T> Instant somewhere(List<T> expected, Function<T, Instant> at) {
            long span = ChronoUnit.SECONDS.between(from, to);
            if (expected.isEmpty() || random.nextBoolean()) return from.plusSeconds(random.nextLong(span));
            return at.apply(expected.get(random.nextInt(expected.size()))).plusNanos(random.nextInt(3) - 1);
        }
    }
}
