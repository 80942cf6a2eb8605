package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.hearth.commands.Command;
import org.hearth.commands.CommandState;
import org.hearth.commands.Commands;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.home.ClockTrust;
import org.hearth.home.Homes;
import org.hearth.identity.Account;
import org.hearth.identity.InvitationAccepted;
import org.hearth.identity.Role;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine over a real database; the clock is pushed, the devices are offline. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class ScheduleEngineTest {
    private static final Account OWNER = new Account(UUID.randomUUID(), "Maria", Role.OWNER);
    private static final Cause MARIA = Cause.person(OWNER.id(), OWNER.name());
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);
    private static final String DEVICE = "boiler-1";

    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    private static final String AT_TEN = "10:00";

    @Inject
    Schedules schedules;

    @Inject
    Agenda agenda;

    @Inject
    Firings firings;

    @Inject
    Foresight foresight;

    @Inject
    Ledger kept;

    @Inject
    Sites sites;

    @Inject
    Commands commands;

    @Inject
    ClockTrust trust;

    @Inject
    Homes homes;

    @Inject
    PushedClock clock;

    @Inject
    Event<InvitationAccepted> accepted;

    @Inject
    ScheduleEngine ownEngineOfTheGateway;

    @Inject
    Rows rows;

    private final List<ScheduleEngine> engines = new ArrayList<>();

    @BeforeEach
    void anHourBefore() {
        ownEngineOfTheGateway.stop(new ShutdownEvent());
        rows.empty("firing, schedule, journal, command");
        homes.move("Europe/Athens");
        join(OWNER);
        clock.set(DUE.minus(1, ChronoUnit.HOURS));
    }

    private void join(Account account) {
        QuarkusTransaction.requiringNew().run(() -> accepted.fire(new InvitationAccepted(UUID.randomUUID(), account)));
    }

    @AfterEach
    void stopEngines() {
        engines.forEach(engine -> engine.stop(new ShutdownEvent()));
    }

    @Test
    void firesOnceAndNotAMicrosecondEarly() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();

        clock.set(DUE.minusNanos(1_000));
        engine.look();
        assertThat(ledger(schedule)).isEmpty();

        clock.set(DUE);
        engine.look();
        engine.look();
        assertThat(ledger(schedule)).containsExactly(DUE + " FIRED null");
        assertThat(rows.count("command")).isEqualTo(1);
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(DUE.plus(1, ChronoUnit.DAYS));
        assertThat(journal("SCHEDULE_FIRED")).isEqualTo(1);
    }

    @Test
    void theCommandWaitsForItsDeviceFiveMinutesAndTellsWhy() {
        Schedule schedule = add(AT_TEN);
        clock.set(DUE.plusSeconds(2));

        engine().look();

        Command command = commands.require(
                String.valueOf(kept.list(schedule.id(), 1).getFirst().command()));
        assertThat(command.state()).isInstanceOf(CommandState.Queued.class);
        assertThat(command.expiresAt()).isEqualTo(DUE.plusSeconds(300));
        assertThat(command.cause()).isEqualTo(Cause.schedule(schedule.id(), "Boiler 1 on", DUE));
    }

    @Test
    void whatCameWhileTheGatewayWasDownIsMissedAndToldSo() {
        Schedule schedule = add(AT_TEN);
        clock.set(DUE.plus(2, ChronoUnit.DAYS).plusSeconds(299));

        engine().look();

        assertThat(ledger(schedule))
                .containsExactly(
                        DUE + " MISSED gateway-down",
                        DUE.plus(1, ChronoUnit.DAYS) + " MISSED gateway-down",
                        DUE.plus(2, ChronoUnit.DAYS) + " FIRED null");
        assertThat(journal("SCHEDULE_MISSED")).isEqualTo(2);
    }

    @Test
    void aJumpForwardsBringsNoBurst() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();
        engine.look();

        clock.push(Duration.ofDays(3));
        engine.look();

        assertThat(ledger(schedule))
                .extracting(row -> row.split(" ", 2)[1])
                .containsExactly("MISSED clock-jumped", "MISSED clock-jumped", "MISSED clock-jumped");
        assertThat(rows.count("command")).isZero();
    }

    @Test
    void aClockThatIsSetBackFiresNothingTwice() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();
        clock.set(DUE);
        engine.look();

        clock.set(DUE.minusSeconds(30));
        engine.look();
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(DUE);
        clock.set(DUE);
        engine.look();

        assertThat(ledger(schedule)).containsExactly(DUE + " FIRED null");
        assertThat(rows.count("command")).isEqualTo(1);
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(DUE.plus(1, ChronoUnit.DAYS));
    }

    @Test
    void aMomentThatWasJumpedOverByMistakeIsFiredWhenItComes() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();
        clock.set(DUE.plusSeconds(7_200));
        engine.look();
        assertThat(ledger(schedule)).containsExactly(DUE + " MISSED clock-jumped");

        clock.set(DUE.minusSeconds(30));
        engine.look();
        clock.set(DUE);
        engine.look();

        assertThat(ledger(schedule)).containsExactly(DUE + " FIRED null");
        assertThat(rows.count("command")).isEqualTo(1);
    }

    @Test
    void aChangedScheduleFiresByItsNewPlanOnly() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();

        schedules.change(schedule.id(), draft(DEVICE, "11:00", true), false, MARIA);
        clock.set(DUE);
        engine.look();
        assertThat(ledger(schedule)).isEmpty();
        clock.set(DUE.plusSeconds(3_600));
        engine.look();

        assertThat(ledger(schedule)).containsExactly(DUE.plusSeconds(3_600) + " FIRED null");
    }

    @Test
    void aChangeAccountsForTheMomentItOvertook() {
        Schedule changed = add(AT_TEN);
        Schedule removed = add(AT_TEN);
        clock.set(DUE.plusSeconds(1));

        schedules.change(changed.id(), draft(DEVICE, AT_TEN, true), false, MARIA);
        schedules.remove(removed.id(), MARIA);
        engine().look();

        assertThat(ledger(changed)).containsExactly(DUE + " MISSED schedule-changed");
        assertThat(ledger(removed)).containsExactly(DUE + " MISSED schedule-removed");
        assertThat(schedules.listFirings(removed.id(), 10)).hasSize(1);
        assertThat(rows.count("command")).isZero();
    }

    @Test
    void aDisabledScheduleIsNotPlanned() {
        Schedule schedule = schedules.add(draft(DEVICE, AT_TEN, false), false, MARIA);
        clock.set(DUE);

        engine().look();

        assertThat(schedule.nextAt()).isNull();
        assertThat(ledger(schedule)).isEmpty();
    }

    @Test
    void anOrderThatIsRefusedIsMissedAndNotTriedAgain() {
        Schedule schedule = add(AT_TEN);
        rows.sql("UPDATE schedule SET capability = 'gone'");
        clock.set(DUE);
        ScheduleEngine engine = engine();

        engine.look();
        engine.look();

        assertThat(ledger(schedule)).containsExactly(DUE + " MISSED invalid");
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(DUE.plus(1, ChronoUnit.DAYS));
    }

    @Test
    void aSkippedMomentHasItsRow() {
        clock.set(Instant.parse("2027-03-27T12:00:00Z"));
        Weekly skipping = new Weekly(
                EnumSet.of(DayOfWeek.SUNDAY),
                LocalTime.of(3, 30),
                new ClockChange(GapPolicy.SKIP, OverlapPolicy.FIRST));
        Schedule schedule = schedules.add(draft(DEVICE, skipping, true), false, MARIA);
        clock.set(Instant.parse("2027-03-28T01:00:00Z"));

        engine().look();

        assertThat(ledger(schedule)).containsExactly("2027-03-28T01:00:00Z SKIPPED clock-change");
        assertThat(journal("SCHEDULE_SKIPPED")).isEqualTo(1);
    }

    @Test
    void aHomeThatMovesIsPlannedInItsNewZone() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();
        engine.look();

        homes.move("Europe/Lisbon");
        engine.look();

        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(DUE.plusSeconds(7_200));
    }

    @Test
    void aFaultOfTheDatabaseIsOutlived() {
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine();
        clock.set(DUE);

        rows.sql("ALTER TABLE firing RENAME TO away");
        try {
            engine.look();
        } finally {
            rows.sql("ALTER TABLE away RENAME TO firing");
        }
        assertThat(rows.count("command")).isZero();
        clock.set(DUE.plusSeconds(60));
        engine.look();

        assertThat(ledger(schedule)).containsExactly(DUE + " FIRED null");
    }

    @Test
    void oneScheduleThatCannotBeSettledHoldsUpNoOther() {
        Schedule good = add(AT_TEN);
        Schedule bad = schedules.add(draft("boiler-2", AT_TEN, true), false, MARIA);
        ScheduleEngine engine = engine();
        clock.set(DUE);

        rows.sql("ALTER TABLE command ADD CONSTRAINT broken CHECK (device <> 'boiler-2')");
        try {
            engine.look();
            assertThat(ledger(good)).containsExactly(DUE + " FIRED null");
            assertThat(ledger(bad)).isEmpty();
            for (int i = 0; i < 5; i++) engine.look();
        } finally {
            rows.sql("ALTER TABLE command DROP CONSTRAINT broken");
        }

        assertThat(ledger(bad)).containsExactly(DUE + " MISSED fault");
        assertThat(schedules.require(bad.id()).nextAt()).isEqualTo(DUE.plus(1, ChronoUnit.DAYS));
    }

    @Test
    void aScheduleOfSomebodyWhoMayNotOperateTheDeviceIsMissedAndSaysSo() {
        Account guest = new Account(UUID.randomUUID(), "Kostas", Role.GUEST);
        join(guest);
        Schedule schedule = schedules.add(draft(DEVICE, AT_TEN, true), false, Cause.person(guest.id(), guest.name()));

        clock.set(DUE);
        engine().look();

        assertThat(ledger(schedule)).containsExactly(DUE + " MISSED right-ended");
        assertThat(rows.count("command")).isZero();
    }

    @Test
    void whoeverChangesAScheduleTakesItOver() {
        Account guest = new Account(UUID.randomUUID(), "Kostas", Role.GUEST);
        join(guest);
        Schedule schedule = schedules.add(draft(DEVICE, AT_TEN, true), false, Cause.person(guest.id(), guest.name()));
        schedules.change(schedule.id(), draft(DEVICE, AT_TEN, true), false, MARIA);

        clock.set(DUE);
        engine().look();

        assertThat(ledger(schedule)).containsExactly(DUE + " FIRED null");
    }

    @Test
    void twoEnginesOverOneDatabaseFireEachMomentOnce() throws InterruptedException {
        int each = 25;
        for (int i = 1; i <= OfflineDevices.BOILERS; i++)
            for (int j = 0; j < each; j++) schedules.add(draft("boiler-" + i, AT_TEN, true), false, NOBODY);
        clock.set(DUE);
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ScheduleEngine engine = engine();
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    together.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int look = 0; look < 3; look++) engine.look();
            }));
        }

        together.countDown();
        for (Thread thread : threads) thread.join();

        int all = OfflineDevices.BOILERS * each;
        assertThat(rows.count("firing WHERE outcome = 'FIRED'")).isEqualTo(all);
        assertThat(rows.count("command")).isEqualTo(all);
        assertThat(journal("SCHEDULE_FIRED")).isEqualTo(all);
    }

    @Test
    void wakesByItselfAtTheInstant() {
        clock.run();
        Instant due =
                clock.instant().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        LocalTime time = due.atZone(homes.find().zone()).toLocalTime();
        ScheduleEngine engine = engine();
        Schedule schedule = add(time.toString());

        engine.planChanged(new PlanChanged());

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> !ledger(schedule).isEmpty());
        Firing firing = kept.list(schedule.id(), 1).getFirst();
        assertThat(firing.dueAt()).isEqualTo(due);
        assertThat(firing.recordedAt()).isBetween(due, due.plusMillis(500));
    }

    @Test
    void nothingIsDueByAClockThatNobodyVouchesFor() {
        AtomicBoolean trusted = new AtomicBoolean();
        Schedule schedule = add(AT_TEN);
        ScheduleEngine engine = engine(trusted::get);

        clock.set(DUE);
        engine.look();
        assertThat(ledger(schedule)).isEmpty();
        clock.set(DUE.plusSeconds(120));
        trusted.set(true);
        engine.look();
        assertThat(ledger(schedule)).containsExactly(DUE + " FIRED null");

        trusted.set(false);
        clock.set(DUE.plus(1, ChronoUnit.DAYS));
        engine.look();
        trusted.set(true);
        clock.set(DUE.plus(1, ChronoUnit.DAYS).plusSeconds(900));
        engine.look();

        assertThat(ledger(schedule)).hasSize(2).element(1).asString().contains("MISSED");
        assertThat(rows.count("command")).isEqualTo(1);
    }

    @Test
    void aScheduleThatWaitedForTheClockIsPlannedFromThenOn() {
        Schedule schedule = add(AT_TEN);
        rows.sql("UPDATE schedule SET planned_from = NULL, next_at = NULL, next_due = NULL, next_phase = NULL");
        clock.set(DUE.plusSeconds(60));

        engine().look();

        assertThat(ledger(schedule)).isEmpty();
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(DUE.plus(1, ChronoUnit.DAYS));
    }

    private ScheduleEngine engine() {
        return engine(trust::isTrusted);
    }

    private ScheduleEngine engine(BooleanSupplier trusted) {
        ScheduleEngine engine = new ScheduleEngine(agenda, firings, foresight, sites, trusted, clock);
        engine.start(new StartupEvent());
        engines.add(engine);
        return engine;
    }

    private Schedule add(String time) {
        return schedules.add(draft(DEVICE, time, true), false, MARIA);
    }

    private static ScheduleDraft draft(String device, String time, boolean enabled) {
        Weekly daily = new Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(time), ClockChange.DEFAULT);
        return draft(device, daily, enabled);
    }

    private static ScheduleDraft draft(String device, Recurrence recurrence, boolean enabled) {
        Action on = Action.of(Operation.SET, BooleanNode.TRUE);
        return new ScheduleDraft(
                null,
                new Deed(new Target.Part(device, "relay1"), on),
                new Timing(recurrence, null, Duration.ZERO, null),
                MissedPolicy.DEFAULT,
                enabled);
    }

    /** Oldest first. */
    private List<String> ledger(Schedule schedule) {
        return kept.list(schedule.id(), 200).reversed().stream()
                .map(firing -> firing.dueAt() + " " + firing.outcome() + " " + firing.reason())
                .toList();
    }

    private int journal(String verb) {
        return rows.count("journal WHERE verb = '" + verb + "' AND cause ->> 'kind' = '" + CauseKind.SCHEDULE + "'");
    }
}
