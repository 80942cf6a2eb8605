package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hearth.commands.Order;
import org.hearth.journal.Cause;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Settles what is due. A due moment, its row in the ledger, its command, its line in the journal and the schedule's next moment are one
 * transaction. Any number of threads, and of gateways, may fire: the lock on the schedule's row lets one of them.
 */
@ApplicationScoped
class Firings {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final Ledger ledger;
    private final Deeds deeds;
    private final Pauses pauses;
    private final Overtaking overtaking;
    private final MakersRight right;

    Firings(Ledger ledger, Deeds deeds, Pauses pauses, Overtaking overtaking, MakersRight right) {
        this.ledger = ledger;
        this.deeds = deeds;
        this.pauses = pauses;
        this.overtaking = overtaking;
        this.right = right;
    }

    /**
     * Settles what is due of these schedules, and plans their next moments.
     *
     * @param home where they are read, unless they have a clock of their own
     * @param why names what kept the gateway from a moment that is now too old to be fired
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void settle(List<UUID> schedules, Site home, Instant now, Function<Instant, Misfire> why) {
        Pauses.Held held = pauses.held();
        for (ScheduleRow row : ScheduleRow.claim(schedules, now))
            new Turn(row, home, now, why, Doing.ALL, held).settle();
    }

    /** What these schedules do, in the caller's transaction, of which nothing stays behind. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Deed> deeds(List<UUID> schedules) {
        List<Deed> wanted = ScheduleRow.<ScheduleRow>list("id IN ?1", schedules).stream()
                .map(ScheduleRow::deed)
                .toList();
        ScheduleRow.getEntityManager().clear();
        return wanted;
    }

    /**
     * Settles these schedules as it will be right at an instant that is still to come, in the caller's transaction, which is to be committed then or
     * not at all.
     *
     * @return what is done
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Deed> settleAhead(List<UUID> schedules, Site home, Instant at) {
        Pauses.Held held = pauses.held();
        List<ScheduleRow> rows = ScheduleRow.claim(schedules, at);
        for (ScheduleRow row : rows)
            new Turn(row, home, at, due -> Misfire.missed(FiringReason.TOO_LATE), Doing.ALL, held).settle();
        List<Deed> done = rows.stream().map(ScheduleRow::deed).toList();
        // Nothing of it may be left to the commit.
        ScheduleRow.flush();
        ScheduleRow.getEntityManager().clear();
        return done;
    }

    /** Settles what is due of these schedules without firing anything. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void giveUp(List<UUID> schedules, Site home, Instant now, String reason) {
        for (ScheduleRow row : ScheduleRow.claim(schedules, now)) close(row, home, now, reason, Doing.NOTHING);
    }

    /** Before a schedule is changed or removed: what was to begin and is not settled yet is missed for this reason. */
    void close(ScheduleRow row, Site home, Instant now, String reason) {
        close(row, home, now, reason, Doing.ENDS);
    }

    private void close(ScheduleRow row, Site home, Instant now, String reason, Doing doing) {
        if (row.nextAt == null || row.nextAt.isAfter(now)) return;
        turn(row, home, now, reason, doing).settle();
    }

    private Turn turn(ScheduleRow row, Site home, Instant now, String reason, Doing doing) {
        return new Turn(row, home, now, due -> Misfire.missed(reason), doing, pauses.held());
    }

    /** Ends what a schedule began, before its time. */
    void endNow(ScheduleRow row, Site home, Instant now, String reason) {
        if (ledger.openUntil(row).isEmpty()) return;
        row.runEndsAt = now;
        Turn turn = turn(row, home, now, reason, Doing.ENDS);
        turn.endRun();
        turn.write();
    }

    /** What may be done in a turn. */
    private enum Doing {
        ALL,
        /** Only what was begun is ended. */
        ENDS,
        NOTHING
    }

    /** One schedule, settled once. */
    private final class Turn {
        private final ScheduleRow row;
        private final Schedule schedule;
        private final Plan plan;
        private final Site site;
        private final Site home;
        private final Instant now;
        private final Function<Instant, Misfire> why;
        private final Doing doing;
        private final KnownOmissions omissions;
        private final List<Ledger.Passed> passed = new ArrayList<>();

        private Turn(
                ScheduleRow row,
                Site home,
                Instant now,
                Function<Instant, Misfire> why,
                Doing doing,
                Pauses.Held held) {
            this.row = row;
            this.home = home;
            this.now = now;
            this.why = why;
            this.doing = doing;
            schedule = row.schedule();
            plan = row.plan();
            site = home.in(schedule.timing().zone());
            omissions = new KnownOmissions(
                    held.of(row.id, schedule.deed().target()), row.skipDue, due -> ledger.became(row.id, due));
        }

        private void settle() {
            settleAll();
            write();
        }

        private void write() {
            ledger.passed(schedule, passed, now);
        }

        private void settleAll() {
            @Nullable Edge coming = row.comingOfPlan(site).findFirst().orElse(null);
            @Nullable Instant first = coming == null ? null : coming.dueAt();
            if (coming != null && goesOn(coming)) row.runEndsAt = null;
            else endRun();
            if (first == null) {
                row.take((Edge) null);
                return;
            }
            MissedPolicy.Reckoning reckoning = schedule.missed().reckon(plan, site, first, now, omissions, why);
            for (Verdict verdict : reckoning.verdicts()) {
                carryOut(verdict, reckoning.next());
                row.plannedFrom = verdict.edge().dueAt();
            }
            if (row.skipDue != null && row.plannedFrom != null && !row.skipDue.isAfter(row.plannedFrom))
                row.skipDue = null;
            row.take(reckoning.next());
        }

        /** As in a plan: where the next start comes at the very end, what was begun goes on. */
        private boolean goesOn(Edge coming) {
            return coming.phase() == Phase.START
                    && coming.dueAt().equals(row.runEndsAt)
                    && !coming.moment().isSkipped()
                    && omissions.why(coming).isEmpty();
        }

        /** What a person began out of turn is ended like what the plan begins, however late it is. */
        private void endRun() {
            Instant at = row.runEndsAt;
            if (at == null || at.isAfter(now)) return;
            row.runEndsAt = null;
            carryOut(Verdict.fire(Edge.outOfPlan(at, site.zone())), null);
        }

        private void carryOut(Verdict verdict, @Nullable Edge next) {
            Edge edge = verdict.edge();
            // Of a schedule that is closed no younger start is fired instead.
            boolean isLastWord = doing == Doing.ENDS && takesBack(edge);
            if (!verdict.isFire() && !isLastWord) keep(edge, verdict.outcome(), verdict.reason());
            else if (!may(edge)) keep(edge, why.apply(edge.at()));
            else if (!right.mayBegin(row) && !takesBack(edge)) keep(edge, Misfire.missed(FiringReason.RIGHT_ENDED));
            else if (overtaking.isOvertaken(row, edge.at(), now, home))
                keep(edge, Misfire.missed(FiringReason.OVERTAKEN));
            else fire(edge, next);
        }

        private boolean may(Edge edge) {
            return switch (doing) {
                case ALL -> true;
                case ENDS -> takesBack(edge);
                case NOTHING -> false;
            };
        }

        /** It ends what was begun, which needs no right to begin anything. */
        private boolean takesBack(Edge edge) {
            return edge.phase() == Phase.END && omissions.hasBegun(edge);
        }

        private void fire(Edge edge, @Nullable Edge next) {
            // The clock went back, and this moment has had its command.
            if (ledger.isSettled(row.id, edge.dueAt())) return;
            if (edge.phase() == Phase.START) row.runEndsAt = null;
            Cause cause = Cause.schedule(row.id, row.name, edge.dueAt());
            try {
                ledger.fired(
                        schedule, edge, deeds.send(schedule.deed(), edge.phase(), life(edge, next), now, cause), now);
            } catch (ProblemException refused) {
                keep(edge, Misfire.missed(refused.problem().code()));
            }
        }

        /** The command may wait for its device as long as the moment itself would have been fired late, and no longer. */
        private Duration life(Edge edge, @Nullable Edge next) {
            Instant until = schedule.missed()
                    .limit()
                    .map(limit -> edge.at().plus(limit))
                    .orElseGet(() -> next == null ? Instant.MAX : next.at());
            Instant latest = now.plus(LONGEST_WAIT);
            Duration left = Duration.between(now, until.isBefore(latest) ? until : latest);
            return left.compareTo(Order.PERSON_WAITS) > 0 ? left : Order.PERSON_WAITS;
        }

        private void keep(Edge edge, Misfire misfire) {
            keep(edge, misfire.outcome(), misfire.reason());
        }

        private void keep(Edge edge, FiringOutcome outcome, @Nullable String reason) {
            passed.add(new Ledger.Passed(edge, outcome, reason));
        }
    }
}
