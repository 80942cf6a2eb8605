package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearth.commands.Batches;
import org.hearth.commands.Command;
import org.hearth.commands.CommandState;
import org.hearth.commands.Proof;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a due moment is counted. */
class ResultTest {
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");
    private static final Instant SOON = DUE.plusSeconds(60);
    private static final Instant LATE = DUE.plusSeconds(61);
    private static final Instant SENT = DUE.plusMillis(3);
    private static final UUID BATCH = UUID.randomUUID();

    private static final CommandState QUEUED = new CommandState.Queued();
    private static final CommandState REFUSED = new CommandState.Rejected(SENT, SOON, "interlock");
    private static final CommandState EXPIRED = new CommandState.ExpiredUnconfirmed(SENT, SOON);

    @Test
    void whatWasDoneWithinAMinuteIsAsPlanned() {
        Result result = one(done(SOON));

        assertThat(result.judgement()).isEqualTo(Judgement.AS_PLANNED);
        assertThat(result.lateAt()).isNull();
    }

    @Test
    void whatWasDoneLaterIsLate() {
        Result result = one(done(LATE));

        assertThat(result.judgement()).isEqualTo(Judgement.OTHERWISE);
        assertThat(result.lateAt()).isEqualTo(LATE);
    }

    @Test
    void aRandomShiftMovesTheMoment() {
        Firing moved = firing(FiringOutcome.FIRED, null, Duration.ofMinutes(7), List.of(), null);
        Instant doneAt = DUE.plus(Duration.ofMinutes(7)).plusSeconds(2);

        assertThat(Result.of(moved, command("lamp", done(doneAt)), null).judgement())
                .isEqualTo(Judgement.AS_PLANNED);
    }

    @Test
    void anAnswerThatIsLateSaysThatItWasDoneSoonAfterItWasSent() {
        Result result = one(new CommandState.AcknowledgedLate(SENT, LATE.plusSeconds(600), Proof.NONE));

        assertThat(result.judgement()).isEqualTo(Judgement.AS_PLANNED);
        assertThat(result.doneAt()).isEqualTo(SENT);
    }

    @Test
    void whatWaitsIsOpenAndWhatWasRefusedIsNotAsPlanned() {
        assertThat(one(QUEUED).judgement()).isEqualTo(Judgement.OPEN);
        assertThat(one(REFUSED).judgement()).isEqualTo(Judgement.OTHERWISE);
        assertThat(one(EXPIRED).judgement()).isEqualTo(Judgement.OTHERWISE);
    }

    @ParameterizedTest
    @EnumSource(
            value = FiringOutcome.class,
            names = {"MISSED", "HELD"})
    void whatPassedIsNotAsPlanned(FiringOutcome outcome) {
        assertThat(Result.of(firing(outcome, "gateway-down", Duration.ZERO, List.of(), null), null, null)
                        .judgement())
                .isEqualTo(Judgement.OTHERWISE);
    }

    @Test
    void whatWasLeftOutOnPurposeIsAsPlanned() {
        assertThat(Result.of(firing(FiringOutcome.SKIPPED, "paused", Duration.ZERO, List.of(), null), null, null)
                        .judgement())
                .isEqualTo(Judgement.AS_PLANNED);
    }

    @Test
    void whatADeviceRanIsAsPlannedAlsoIfItsCommandExpired() {
        Firing ran = ranLocally(null, null, run("lamp", null, SOON));

        assertThat(Result.of(ran, command("lamp", EXPIRED), null).judgement()).isEqualTo(Judgement.AS_PLANNED);
    }

    @Test
    void whatADeviceRefusedByItselfIsNotAsPlanned() {
        Firing refused = ranLocally("interlock", null, run("lamp", "interlock", SOON));

        assertThat(Result.of(refused, null, null).judgement()).isEqualTo(Judgement.OTHERWISE);
    }

    @Test
    void whatADeviceRanLateIsLate() {
        Firing ran = ranLocally(null, null, run("lamp", null, LATE));

        assertThat(Result.of(ran, null, null).lateAt()).isEqualTo(LATE);
    }

    @Test
    void aRowThatDoesNotSayWhichPartRanItIsBelieved() {
        Firing old = firing(FiringOutcome.RAN_LOCALLY, null, Duration.ZERO, List.of(), null);
        Firing refused = firing(FiringOutcome.RAN_LOCALLY, "interlock", Duration.ZERO, List.of(), null);

        assertThat(Result.of(old, null, null).judgement()).isEqualTo(Judgement.AS_PLANNED);
        assertThat(Result.of(refused, null, null).judgement()).isEqualTo(Judgement.OTHERWISE);
    }

    @Test
    void ofAGroupThatRanLocallyAllPartsHaveToSaySo() {
        Firing one = ranLocally(null, 2, run("lamp", null, SOON));
        Firing both = ranLocally(null, 2, run("lamp", null, SOON), run("fan", null, SOON));

        assertThat(Result.of(one, null, null).judgement()).isEqualTo(Judgement.OTHERWISE);
        assertThat(Result.of(one, null, null).parts()).isEqualTo(new Result.Parts(2, 1, 0));
        assertThat(Result.of(both, null, null).judgement()).isEqualTo(Judgement.AS_PLANNED);
    }

    @Test
    void aGroupOfWhichAPartWasLeftOutIsNotAsPlanned() {
        Result result = several(firing(List.of()), 1, command("lamp", done(SOON)), command("fan", done(SOON)));

        assertThat(result.judgement()).isEqualTo(Judgement.OTHERWISE);
        assertThat(result.parts()).isEqualTo(new Result.Parts(3, 2, 0));
    }

    @Test
    void aGroupIsOpenWhileOneOfItIs() {
        Result result = several(firing(List.of()), 0, command("lamp", REFUSED), command("fan", QUEUED));

        assertThat(result.judgement()).isEqualTo(Judgement.OPEN);
        assertThat(result.parts()).isEqualTo(new Result.Parts(2, 0, 1));
    }

    @Test
    void aPartOfAGroupThatRanItByItselfDidIt() {
        Result result = several(
                firing(List.of(run("fan", null, SOON))), 0, command("lamp", done(SOON)), command("fan", EXPIRED));

        assertThat(result.judgement()).isEqualTo(Judgement.AS_PLANNED);
        assertThat(result.parts()).isEqualTo(new Result.Parts(2, 2, 0));
    }

    private static CommandState done(Instant at) {
        return new CommandState.Acknowledged(SENT, at, Proof.NONE);
    }

    private static Result one(CommandState state) {
        return Result.of(
                firing(FiringOutcome.FIRED, null, Duration.ZERO, List.of(), null), command("lamp", state), null);
    }

    private static Result several(Firing firing, int leftOut, Command... commands) {
        return Result.of(firing, null, new Batches.Progress(List.of(commands), leftOut));
    }

    private static Command command(String device, CommandState state) {
        return new Command(
                "01" + device,
                device,
                "relay1",
                Action.of(Operation.SET, BooleanNode.TRUE),
                state,
                false,
                DUE,
                LATE,
                Cause.of(CauseKind.GATEWAY),
                null);
    }

    private static LocalRun run(String device, @Nullable String fault, Instant at) {
        return new LocalRun(device, "relay1", at, fault);
    }

    private static Firing firing(List<LocalRun> ran) {
        return firing(FiringOutcome.FIRED, null, Duration.ZERO, ran, null);
    }

    private static Firing ranLocally(@Nullable String reason, @Nullable Integer parts, LocalRun... ran) {
        return firing(FiringOutcome.RAN_LOCALLY, reason, Duration.ZERO, List.of(ran), parts);
    }

    private static Firing firing(
            FiringOutcome outcome,
            @Nullable String reason,
            Duration shift,
            List<LocalRun> ran,
            @Nullable Integer parts) {
        return new Firing(
                UUID.randomUUID(),
                "Morning",
                DUE,
                shift.isZero() ? null : DUE.plus(shift),
                Phase.START,
                outcome,
                BooleanNode.TRUE,
                reason,
                null,
                BATCH,
                ran,
                parts,
                SOON);
    }
}
