package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hearth.house.Rows;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.problems.ProblemException;
import org.hearth.schedules.PlannedHome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the wall clock is believed, on a machine whose clocks a test pushes; database, journal and time server are real. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class ClockTrustTest {
    private static final Instant EVENING = Instant.parse("2027-03-27T20:00:00Z");
    private static final Duration AWAY = Duration.ofHours(8);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Caller MARIA = new Caller(UUID.randomUUID(), "Maria", Role.OWNER, UUID.randomUUID());

    @TempDir
    Path dir = Path.of("");

    @Inject
    ClockTable table;

    @Inject
    Journal journal;

    @Inject
    Homes homes;

    @Inject
    Event<ClockTrusted> trusted;

    @Inject
    Event<ClockDoubted> doubted;

    @Inject
    Rows rows;

    @Inject
    Listener listener;

    private Machine machine = new Machine(Path.of("/tmp"), EVENING);
    private InstantSource shown = machine;
    private TimeServer server = new TimeServer(() -> EVENING);

    @BeforeEach
    void newHome() {
        machine = new Machine(dir, EVENING);
        server.close();
        server = new TimeServer(machine).spoils(answer -> null);
        rows.run("UPDATE clock SET known_at = '2027-03-27T19:00:00Z', source = NULL, since = NULL, boot = NULL");
        choose(WithoutInternet.WAIT);
        listener.heard.clear();
    }

    @AfterEach
    void close() {
        server.close();
        choose(WithoutInternet.WAIT);
    }

    @Test
    void afterABootNothingIsTrustedUntilSomebodyAgrees() {
        ClockTrust clock = started();
        looks(clock, 120);

        assertThat(clock.isTrusted()).isFalse();
        assertThat(clock.find()).isEmpty();
        assertThat(listener.heard).isEmpty();
    }

    @Test
    void aTimeServerThatAgreesIsEnoughAndIsToldOnce() {
        server.spoils(answer -> answer);
        ClockTrust clock = started();
        long before = journalled("CLOCK_TRUSTED", "INTERNET");

        awaitTrust(clock);
        looks(clock, 3);

        Trust trust = new Trust(TrustSource.INTERNET, clock.find().orElseThrow().since());
        assertThat(clock.find()).contains(trust);
        assertThat(listener.heard).containsExactly(new ClockTrusted(trust));
        assertThat(journalled("CLOCK_TRUSTED", "INTERNET")).isEqualTo(before + 1);
    }

    @Test
    void oneThatDiffersIsToldAndAskedAgainUntilItAgrees() {
        Machine now = machine;
        server.spoils(answer -> answer).tells(() -> now.instant().plus(Duration.ofMinutes(50)));
        ClockTrust clock = started();
        await().until(() -> {
            look(clock);
            return clock.difference().isPresent();
        });
        assertThat(clock.isTrusted()).isFalse();
        assertThat(clock.difference().orElseThrow()).isBetween(Duration.ofMinutes(49), Duration.ofMinutes(51));

        server.tells(machine);
        awaitTrust(clock);

        assertThat(clock.difference()).isEmpty();
    }

    @Test
    void aHardwareClockIsBelievedAtOnce() {
        machine.hardwareClockShows(EVENING.plusSeconds(1));

        assertThat(source(started())).isEqualTo(TrustSource.HARDWARE_CLOCK);
    }

    @Test
    void butNotWhenItIsBehindWhatWasKnown() {
        rows.run("UPDATE clock SET known_at = '2027-03-27T20:00:03Z'");
        machine.hardwareClockShows(EVENING);
        ClockTrust clock = started();

        assertThat(clock.isTrusted()).isFalse();
        machine.passes(SECOND).hardwareClockShows(machine.instant());
        clock.look();
        assertThat(source(clock)).isEqualTo(TrustSource.HARDWARE_CLOCK);
    }

    @Test
    void theKernelIsBelievedWhileATimeServiceKeepsItsClock() {
        KernelClock kept = new KernelClock(machine) {
            @Override
            public ClockOpinion ask() {
                return judge(0, 1, machine.instant().getEpochSecond());
            }
        };

        assertThat(source(started(kept))).isEqualTo(TrustSource.KERNEL);
    }

    @Test
    void aPersonsTapIsBelievedAndNamesThePerson() {
        ClockTrust clock = started();
        clock.trust(machine.instant().minusSeconds(119), false, MARIA);

        assertThat(source(clock)).isEqualTo(TrustSource.PERSON);
        assertThat(rows.text("SELECT cause ->> 'name' FROM journal WHERE verb = 'CLOCK_TRUSTED' ORDER BY id DESC"))
                .isEqualTo("Maria");
    }

    @ParameterizedTest
    @ValueSource(longs = {-121, 121})
    void aPersonWhoseClockSaysSomethingElseIsTold(long seconds) {
        ClockTrust clock = started();

        assertThatThrownBy(() -> clock.trust(machine.instant().plusSeconds(seconds), false, MARIA))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("clock-differs");
                    assertThat(refused.problem().detail())
                            .contains("2027-03-27T20:00:00Z")
                            .contains(EVENING.plusSeconds(seconds).toString());
                });
        assertThat(clock.isTrusted()).isFalse();
    }

    /** Else a clock that was once believed in the future would have to be tapped away at every boot until then. */
    @Test
    void aPersonIsBelievedAgainstWhatWasKnownAndThatIsKnownNoLonger() {
        rows.run("UPDATE clock SET known_at = '2031-01-01T00:00:00Z'");
        server.spoils(answer -> answer);
        ClockTrust clock = started();
        looks(clock, 10);
        assertThat(clock.isTrusted()).isFalse();

        clock.trust(machine.instant(), false, MARIA);

        assertThat(source(clock)).isEqualTo(TrustSource.PERSON);
        machine.boot("boot-two").hardwareClockShows(machine.instant());
        assertThat(source(started())).isEqualTo(TrustSource.HARDWARE_CLOCK);
    }

    @Test
    void aGatewayThatStartsAgainInTheSameBootNeedNotAsk() {
        ClockTrust clock = started();
        clock.trust(machine.instant(), false, MARIA);
        long told = journalled("CLOCK_TRUSTED", "%");
        // Three hours at 300 ppm.
        machine.runs(Duration.ofHours(3), Duration.ofHours(3).plusMillis(5_200));

        ClockTrust again = started();

        assertThat(again.find()).contains(new Trust(TrustSource.SAME_BOOT, EVENING));
        assertThat(journalled("CLOCK_TRUSTED", "%")).isEqualTo(told);
        assertThat(started().find()).contains(new Trust(TrustSource.SAME_BOOT, EVENING));
    }

    @Test
    void anotherBootHasToAskAgain() {
        started().trust(machine.instant(), false, MARIA);
        machine.boot("boot-two").passes(SECOND);

        assertThat(started().isTrusted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 5})
    void soHasAGatewayWhoseClockWasSetWhileItWasDown(long seconds) {
        started().trust(machine.instant(), false, MARIA);
        machine.passes(Duration.ofMinutes(10)).isSet(Duration.ofSeconds(seconds));

        assertThat(started().isTrusted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3H", "-PT3H", "PT2.5S", "-PT2.5S"})
    void aClockThatIsSetIsDoubtedBeforeTheNextLookAndToldOnce(Duration jump) {
        machine.passes(Duration.ofHours(4));
        ClockTrust clock = started();
        clock.trust(machine.instant(), false, MARIA);
        machine.passes(SECOND).isSet(jump);

        assertThat(clock.isTrusted()).isFalse();
        assertThat(clock.find()).isEmpty();
        looks(clock, 3);

        assertThat(clock.isTrusted()).isFalse();
        assertThat(listener.heard).hasSize(2).last().isEqualTo(new ClockDoubted(jump));
        assertThat(started().isTrusted()).isFalse();
    }

    @Test
    void aTimeServiceThatSetTheClockItselfConfirmsItAtOnce() {
        ClockTrust clock = started();
        clock.trust(machine.instant(), false, MARIA);
        machine.passes(SECOND).isSet(Duration.ofMinutes(1)).hardwareClockShows(machine.instant());
        clock.look();

        assertThat(source(clock)).isEqualTo(TrustSource.HARDWARE_CLOCK);
        assertThat(listener.heard).hasSize(3);
    }

    /** Also when the pause between two questions had grown to more than a minute. */
    @Test
    void theServersAreAskedAgainAtOnceWhenTheClockWasSet() {
        Machine now = machine;
        server.spoils(answer -> answer).tells(() -> now.instant().plus(Duration.ofMinutes(50)));
        ClockTrust clock = started();
        await().until(() -> {
            looks(clock, 10);
            return server.asked() >= 6 && clock.difference().isPresent();
        });
        clock.trust(machine.instant(), false, MARIA);
        server.tells(machine);
        machine.passes(SECOND).isSet(Duration.ofHours(1));

        clock.look();

        await().until(clock::isTrusted);
        assertThat(source(clock)).isEqualTo(TrustSource.INTERNET);
    }

    @Test
    void aClockThatIsBeingDisciplinedIsNotDoubted() {
        ClockTrust clock = started();
        clock.trust(machine.instant(), false, MARIA);
        for (int second = 0; second < 60; second++) {
            machine.runs(SECOND, SECOND.plusMillis(400));
            clock.look();
            assertThat(clock.isTrusted()).isTrue();
        }
    }

    @Test
    void howLateItIsIsWrittenEveryFiveMinutesAndNeverGoesBack() {
        ClockTrust clock = started();
        clock.trust(machine.instant(), false, MARIA);
        assertThat(known()).isEqualTo(EVENING);
        looks(clock, 290);
        assertThat(known()).isEqualTo(EVENING);
        looks(clock, 20);
        assertThat(known()).isBetween(EVENING.plusSeconds(299), EVENING.plusSeconds(301));

        Instant latest = known();
        machine.isSet(Duration.ofHours(-2));
        looks(clock, 400);
        assertThat(known()).isEqualTo(latest);
    }

    /** During an update two gateways write the same row. */
    @Test
    void whatAnotherGatewayKnowsIsNotForgotten() {
        ClockTrust clock = started();
        clock.trust(machine.instant(), false, MARIA);
        rows.run("UPDATE clock SET known_at = '2027-03-28T00:00:00Z'");
        looks(clock, 310);

        assertThat(known()).isEqualTo("2027-03-28T00:00:00Z");
        assertThat(rows.text("SELECT read_at > '2027-03-27T20:04:00Z' FROM clock"))
                .isEqualTo("t");
    }

    @Test
    void aHomeThatWantsToGoOnWithoutInternetDoesAfterAMinute() {
        choose(WithoutInternet.GO_ON);
        ClockTrust clock = started();
        looks(clock, 59);
        assertThat(clock.isTrusted()).isFalse();
        looks(clock, 1);

        assertThat(source(clock)).isEqualTo(TrustSource.HOUSEHOLD);
    }

    @Test
    void butNotByAClockThatIsBehindWhatWasKnown() {
        choose(WithoutInternet.GO_ON);
        rows.run("UPDATE clock SET known_at = '2027-03-27T23:00:00Z'");
        ClockTrust clock = started();
        looks(clock, 120);

        assertThat(clock.isTrusted()).isFalse();
    }

    @Test
    void norAgainstATimeServerThatSaysTheClockIsWrong() {
        choose(WithoutInternet.GO_ON);
        Machine now = machine;
        server.spoils(answer -> answer).tells(() -> now.instant().plus(Duration.ofDays(3)));
        ClockTrust clock = started();
        await().until(() -> {
            look(clock);
            return clock.difference().isPresent();
        });
        looks(clock, 120);

        assertThat(clock.isTrusted()).isFalse();
    }

    /** A Pi without a battery, after a cut of eight hours, in a home without internet. */
    @Test
    void whereNobodyKnowsTheTimeAnOwnerMaySayThatTheBrowsersCounts() {
        ClockTrust clock = started();

        clock.trust(machine.instant().plus(AWAY), true, MARIA);

        assertThat(source(clock)).isEqualTo(TrustSource.PERSON);
        assertThat(clock.find().orElseThrow().since()).isEqualTo(EVENING.plus(AWAY));
        assertThat(clock.added()).isEqualTo(AWAY);
        looks(clock, 310);
        assertThat(clock.isTrusted()).isTrue();
        assertThat(known()).isAfter(EVENING.plus(AWAY).plusSeconds(290));
    }

    @Test
    void nobodyElseMayNorAgainstAClockThatIsBelieved() {
        ClockTrust clock = started();
        Caller member = new Caller(UUID.randomUUID(), "Nikos", Role.MEMBER, UUID.randomUUID());
        Instant later = machine.instant().plus(AWAY);

        assertThatThrownBy(() -> clock.trust(later, true, member)).isInstanceOf(ProblemException.class);
        assertThat(clock.isTrusted()).isFalse();
        clock.trust(machine.instant(), false, MARIA);
        assertThatThrownBy(() -> clock.trust(later, true, MARIA)).isInstanceOf(ProblemException.class);
        assertThat(clock.added()).isZero();
    }

    @Test
    void whatWasAddedIsOverWhenTheMachinesClockIsSet() {
        ClockTrust clock = started();
        clock.trust(machine.instant().plus(AWAY), true, MARIA);

        machine.passes(SECOND).isSet(AWAY);
        assertThat(clock.isTrusted()).isFalse();
        machine.hardwareClockShows(machine.instant());
        clock.look();

        assertThat(clock.added()).isZero();
        assertThat(source(clock)).isEqualTo(TrustSource.HARDWARE_CLOCK);
    }

    /** A time service that slews takes the time that was added along, and no jump is ever seen. */
    @Test
    void whatWasAddedIsOverWhenATimeServerAgreesWithTheMachinesOwnClock() {
        ClockTrust clock = started();
        clock.trust(machine.instant().plus(AWAY), true, MARIA);
        looks(clock, 310);
        assertThat(source(clock)).isEqualTo(TrustSource.PERSON);

        server.spoils(answer -> answer).tells(machine);
        await().until(() -> {
            look(clock);
            return clock.isTrusted() && source(clock) == TrustSource.INTERNET;
        });

        assertThat(clock.added()).isZero();
        assertThat(listener.heard)
                .filteredOn(ClockDoubted.class::isInstance)
                .hasSize(1)
                .first()
                .extracting(heard -> ((ClockDoubted) heard).jump().plus(AWAY).abs())
                .isIn(Duration.ZERO, SECOND);
        assertThat(known()).isEqualTo(clock.find().orElseThrow().since()).isBefore(EVENING.plus(AWAY));
        assertThat(source(started())).isEqualTo(TrustSource.SAME_BOOT);
    }

    @Test
    void aTimeServerThatAgreesWithWhatWasAddedLeavesIt() {
        Machine now = machine;
        ClockTrust clock = started();
        clock.trust(machine.instant().plus(AWAY), true, MARIA);
        server.spoils(answer -> answer).tells(() -> now.instant().plus(AWAY));
        await().until(() -> {
            looks(clock, 70);
            return server.asked() > 3;
        });

        assertThat(clock.added()).isEqualTo(AWAY);
        assertThat(source(clock)).isEqualTo(TrustSource.PERSON);
    }

    @Test
    void whatWasAddedIsOverAsSoonAsATimeServiceKeepsTheKernelsClock() {
        AtomicBoolean isKept = new AtomicBoolean();
        ClockTrust clock = started(new KernelClock(machine) {
            @Override
            public ClockOpinion ask() {
                int status = isKept.get() ? 1 : UNSYNCHRONISED;
                return new KernelClock(shown).judge(0, status, machine.instant().getEpochSecond());
            }
        });
        clock.trust(machine.instant().plus(AWAY), true, MARIA);
        looks(clock, 3);
        assertThat(clock.added()).isEqualTo(AWAY);

        isKept.set(true);
        look(clock);

        assertThat(clock.added()).isZero();
        assertThat(source(clock)).isEqualTo(TrustSource.KERNEL);
    }

    @Test
    void whatWasAddedOutlivesTheGatewayAndNotTheBoot() {
        started().trust(machine.instant().plus(AWAY), true, MARIA);
        machine.passes(Duration.ofSeconds(30));

        ClockTrust again = started();
        assertThat(source(again)).isEqualTo(TrustSource.SAME_BOOT);
        assertThat(again.added()).isEqualTo(AWAY);

        machine.boot("boot-two");
        ClockTrust afterwards = started();
        assertThat(afterwards.isTrusted()).isFalse();
        assertThat(afterwards.added()).isZero();
    }

    private ClockTrust started() {
        return started(new KernelClock(machine));
    }

    /** A gateway that starts on this machine. */
    private ClockTrust started(KernelClock kernel) {
        TestTime settings = TestTime.of(machine.dir(), List.of(server.name()));
        ClockOffset offset = new ClockOffset();
        shown = offset.of(machine);
        MachineClocks clocks = new MachineClocks(shown, offset, settings);
        ClockTrust clock = new ClockTrust(
                settings,
                clocks,
                new ClockMemory(table, clocks, journal),
                kernel,
                new HardwareClock(settings, shown),
                new InternetRounds(new InternetTime(settings, shown)),
                homes,
                trusted,
                doubted);
        clock.start(new StartupEvent());
        return clock;
    }

    private static TrustSource source(ClockTrust clock) {
        return clock.find().orElseThrow().source();
    }

    private void look(ClockTrust clock) {
        machine.passes(SECOND);
        clock.look();
    }

    private void looks(ClockTrust clock, int seconds) {
        for (int second = 0; second < seconds; second++) look(clock);
    }

    private void awaitTrust(ClockTrust clock) {
        await().until(() -> {
            look(clock);
            return clock.isTrusted();
        });
    }

    private void choose(WithoutInternet rule) {
        QuarkusTransaction.requiringNew().run(() -> homes.choose(rule, Cause.of(CauseKind.GATEWAY)));
    }

    private long journalled(String verb, String detail) {
        return rows.count("SELECT count(*) FROM journal WHERE verb = ? AND detail LIKE ?", verb, detail);
    }

    private Instant known() {
        return Instant.parse(rows.text("SELECT to_json(known_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' FROM clock"));
    }

    @Singleton
    static class Listener {
        private final List<Object> heard = new CopyOnWriteArrayList<>();

        void trusted(@Observes ClockTrusted event) {
            heard.add(event);
        }

        void doubted(@Observes ClockDoubted event) {
            heard.add(event);
        }
    }
}
