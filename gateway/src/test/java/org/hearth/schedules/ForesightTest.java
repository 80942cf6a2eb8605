package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.hearth.commands.Commands;
import org.hearth.commands.Order;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.home.Homes;
import org.hearth.identity.RightsChanged;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written before its instant, over a real database; the clock is pushed. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class ForesightTest {
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);

    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    private static final int TOGETHER = 3;

    /** Longer than any test needs until it has pushed the clock. */
    private static final Duration BEFORE = Duration.ofSeconds(3);

    @Inject
    Foresight foresight;

    @Inject
    Schedules schedules;

    @Inject
    Pauses pauses;

    @Inject
    Ledger kept;

    @Inject
    Sites sites;

    @Inject
    Commands commands;

    @Inject
    Homes homes;

    @Inject
    PushedClock clock;

    @Inject
    Event<RightsChanged> rightsChanged;

    @Inject
    ScheduleEngine ownEngineOfTheGateway;

    @Inject
    Rows rows;

    @BeforeEach
    void shortlyBefore() {
        ownEngineOfTheGateway.stop(new ShutdownEvent());
        rows.empty("firing, schedule, journal, command, pause");
        homes.move("Europe/Athens");
        clock.set(DUE.minusSeconds(3_600));
        for (int n = 1; n <= TOGETHER; n++) add("boiler-" + n);
        clock.set(DUE.minus(BEFORE));
    }

    @Test
    void nothingIsSeenBeforeTheInstantAndAllOfItThen() {
        CompletableFuture<Boolean> settling = settling(() -> true);
        assertThat(rows.count("firing")).isZero();
        assertThat(rows.count("command")).isZero();
        assertThat(rows.count("schedule WHERE next_at = '" + DUE + "'")).isEqualTo(TOGETHER);

        clock.set(DUE);

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        for (Schedule schedule : schedules.list()) {
            Firing firing = kept.list(schedule.id(), 10).getFirst();
            assertThat(firing.outcome()).isEqualTo(FiringOutcome.FIRED);
            assertThat(firing.dueAt()).isEqualTo(DUE);
            assertThat(firing.recordedAt()).isEqualTo(DUE);
            assertThat(commands.require(String.valueOf(firing.command())).queuedAt())
                    .isEqualTo(DUE);
            assertThat(schedule.nextAt()).isEqualTo(DUE.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void aPauseOfTheLastMomentHolds() {
        CompletableFuture<Boolean> settling = settling(() -> true);

        pauses.add(new Pause(UUID.randomUUID(), new Pause.Scope.Home(), clock.instant(), null, Set.of(), null), NOBODY);

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
        assertNothingWasDone();
    }

    @Test
    void aCommandOfTheLastMomentIsNotTakenForALaterOne() {
        CompletableFuture<Boolean> settling = settling(() -> true);

        Action off = Action.of(Operation.SET, BooleanNode.FALSE);
        commands.send(new Order("boiler-1", "relay1", off, Duration.ofMinutes(1), Duration.ofMinutes(1), NOBODY, null));
        clock.set(DUE);

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
        assertThat(rows.count("firing")).isZero();
        assertThat(rows.count("command")).isOne();
    }

    @Test
    void aRightThatEndsInTheLastMomentHolds() {
        CompletableFuture<Boolean> settling = settling(() -> true);

        rightsChanged.fire(new RightsChanged(UUID.randomUUID()));

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
        assertNothingWasDone();
    }

    @Test
    void aClockThatIsNotTrustedAnyMoreFiresNothing() {
        CompletableFuture<Boolean> settling = settling(() -> false);

        clock.set(DUE);

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
        assertNothingWasDone();
    }

    @Test
    void aClockThatWasSetBackMeanwhileFiresNothing() {
        CompletableFuture<Boolean> settling = settling(() -> true);

        clock.set(DUE.minus(Duration.ofHours(2)));

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
        assertNothingWasDone();
    }

    @Test
    void aClockThatWasSetForwardsMeanwhileLeavesItToWhoeverJudgesWhatIsMissed() {
        CompletableFuture<Boolean> settling = settling(() -> true);

        clock.set(DUE.plus(Duration.ofHours(2)));

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
        assertNothingWasDone();
    }

    @Test
    void whoTakesAScheduleAwayMeanwhileWaitsForItsMoment() {
        CompletableFuture<Boolean> settling = settling(() -> true);
        UUID first = schedules.list().getFirst().id();
        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> schedules.remove(first, NOBODY));

        clock.set(DUE);

        assertThat(settling.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        removal.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(kept.list(first, 10)).extracting(Firing::outcome).containsExactly(FiringOutcome.FIRED);
        assertThat(schedules.list()).hasSize(TOGETHER - 1);
    }

    @Test
    void theMoreThereIsTheSoonerItBegins() {
        Duration ofThree = foresight.lead(DUE);
        for (int n = 0; n < 20; n++) add("boiler-" + (n % OfflineDevices.BOILERS + 1));

        assertThat(foresight.lead(DUE)).isGreaterThan(ofThree).isLessThan(Duration.ofSeconds(1));
    }

    /** Begins, and comes back when all is written and nothing committed: the rows are locked then. */
    private CompletableFuture<Boolean> settling(BooleanSupplier mayStill) {
        CompletableFuture<Boolean> settling =
                CompletableFuture.supplyAsync(() -> foresight.settle(DUE, sites.home(), mayStill));
        Awaitility.await()
                .until(() -> rows.count("(SELECT id FROM schedule FOR UPDATE SKIP LOCKED) AS free") == 0
                        && rows.count("pg_stat_activity WHERE state = 'idle in transaction'") > 0);
        return settling;
    }

    private void assertNothingWasDone() {
        assertThat(rows.count("firing")).isZero();
        assertThat(rows.count("command")).isZero();
        assertThat(rows.count("schedule WHERE next_at = '" + DUE + "'")).isEqualTo(TOGETHER);
    }

    private void add(String device) {
        Weekly daily = new Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(10, 0), ClockChange.DEFAULT);
        schedules.add(
                new ScheduleDraft(
                        null,
                        new Deed(new Target.Part(device, "relay1"), Action.of(Operation.SET, BooleanNode.TRUE)),
                        new Timing(daily, null, Duration.ZERO, null),
                        MissedPolicy.DEFAULT,
                        true),
                false,
                NOBODY);
    }
}
