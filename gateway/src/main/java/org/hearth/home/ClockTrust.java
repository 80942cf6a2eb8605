package org.hearth.home;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.problems.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the trust in the wall clock. After a boot of the machine it is not believed until somebody who knows the time agrees with it; to
 * set it is the operating system's business. When it is set while the gateway runs, the trust is gone until somebody agrees again. Any
 * number of threads may hold it; one at a time looks.
 */
@ApplicationScoped
public class ClockTrust {
    private static final Logger LOG = Logger.getLogger(ClockTrust.class);

    /** Before everything that asks whether the clock is believed. */
    private static final int FIRST = 50;

    /** A browser's clock is somebody's phone: right by minutes, and its answer was on the way. */
    private static final Duration PERSONS_TOLERANCE = Duration.ofMinutes(2);

    private static final Cause GATEWAY = Cause.of(CauseKind.GATEWAY);

    private final TimeSettings settings;
    private final MachineClocks clocks;
    private final ClockMemory memory;
    private final KernelClock kernel;
    private final List<ClockSource> near;
    private final InternetRounds internet;
    private final Homes homes;
    private final Event<ClockTrusted> trusted;
    private final Event<ClockDoubted> doubted;

    private volatile @Nullable Trust trust;
    private volatile @Nullable ClockReading last;
    private volatile WithoutInternet rule = WithoutInternet.WAIT;

    /** A loss that is not written down yet. */
    private @Nullable Duration unwritten;

    private Duration untrustedSince = Duration.ZERO;

    ClockTrust(
            TimeSettings settings,
            MachineClocks clocks,
            ClockMemory memory,
            KernelClock kernel,
            HardwareClock hardware,
            InternetRounds internet,
            Homes homes,
            Event<ClockTrusted> trusted,
            Event<ClockDoubted> doubted) {
        this.settings = settings;
        this.clocks = clocks;
        this.memory = memory;
        this.kernel = kernel;
        this.near = List.of(kernel, hardware);
        this.internet = internet;
        this.homes = homes;
        this.trusted = trusted;
        this.doubted = doubted;
    }

    /**
     * Whether the wall clock is believed at this moment. It waits for nobody, and notices at once that the clock was set, before the next
     * look does.
     */
    public boolean isTrusted() {
        ClockReading before = last;
        if (trust == null || before == null) return false;
        return takesTheMachines() || !clocks.read().jumpedSince(before);
    }

    /** Why the wall clock is believed, and since when; empty while it is not. */
    public Optional<Trust> find() {
        return isTrusted() ? Optional.ofNullable(trust) : Optional.empty();
    }

    /** What a time server would add to the wall clock; empty unless one said that the clock is wrong. */
    public Optional<Duration> difference() {
        return isTrusted() ? Optional.empty() : internet.difference();
    }

    void start(@Observes @Priority(FIRST) StartupEvent start) {
        rule = homes.find().withoutInternet();
        Trust gained = begin();
        if (gained == null) LOG.warn("The clock is not trusted yet: schedules wait");
        tell(gained);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged change) {
        rule = change.home().withoutInternet();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (takesTheMachines()) return;
        doubt(lookForJump());
        doubt(askKernelOfAdded());
        tell(goOn());
    }

    /**
     * A person says what time it is.
     *
     * @param told the person's own clock
     * @param take true: where the two clocks differ, the person's is the right one, and the gateway goes by it until the machine's own is set
     * @throws org.hearth.problems.ProblemException {@code clock-differs}, if the person's is not to be taken, or cannot be because the gateway's
     *     is believed or the person is no owner
     */
    public void trust(Instant told, boolean take, Caller by) {
        look();
        ClockReading now = clocks.read();
        Duration difference = Duration.between(now.wall(), told);
        if (difference.abs().compareTo(PERSONS_TOLERANCE) <= 0) tell(believe(TrustSource.PERSON, now, by.cause()));
        else if (take && by.role() == Role.OWNER) tell(take(difference, by.cause()));
        else throw differs(told, now.wall());
    }

    private static RuntimeException differs(Instant told, Instant wall) {
        return new Problem.Conflict(
                        "clock-differs",
                        "This browser says that it is " + told + ", the gateway that it is " + wall
                                + ". An owner may say that the browser's time is to be taken.")
                .thrown();
    }

    /** The machine's clock is left as it is: to set it is not ours. */
    private synchronized @Nullable Trust take(Duration difference, Cause cause) {
        ClockReading before = clocks.read();
        if (trust != null) throw differs(before.wall().plus(difference), before.wall());
        memory.willLend();
        clocks.offset(clocks.offset().plus(difference));
        internet.beginAnew();
        ClockReading now = clocks.read();
        last = now;
        return believe(TrustSource.PERSON, now, cause);
    }

    /** What an owner added to the machine's clock; zero if nobody did. */
    public Duration added() {
        return clocks.offset();
    }

    private boolean takesTheMachines() {
        return settings.trust() == TimeSettings.Mode.MACHINE;
    }

    /** By a thread that holds no lock. */
    private void doubt(@Nullable Duration jump) {
        if (jump == null) return;
        LOG.warnf("The clock was set by %s: it is not trusted until somebody agrees with it", jump);
        doubted.fire(new ClockDoubted(jump));
    }

    /** By a thread that holds no lock. */
    private void tell(@Nullable Trust gained) {
        if (gained == null) return;
        LOG.infof("The clock is trusted: %s", gained.source());
        trusted.fire(new ClockTrusted(gained));
    }

    private synchronized @Nullable Trust begin() {
        clocks.offset(takesTheMachines() ? Duration.ZERO : memory.offset());
        ClockReading now = clocks.read();
        last = now;
        untrustedSince = now.uptime();
        if (takesTheMachines()) return gain(new Trust(TrustSource.MACHINE, now.wall()));
        Optional<Trust> same = memory.recall(now);
        if (same.isEmpty()) {
            clocks.offset(Duration.ZERO);
            last = clocks.read();
            return askNear(clocks.read());
        }
        memory.gained(same.get(), now, null);
        return gain(same.get());
    }

    private synchronized @Nullable Duration lookForJump() {
        ClockReading now = clocks.read();
        ClockReading before = last;
        last = now;
        if (before == null || !now.jumpedSince(before)) return null;
        // Somebody has set the machine's clock, and what was added to it is over.
        return lose(before);
    }

    /** The clock is another one now, without anything added; how far it went is told if it was believed. */
    private @Nullable Duration lose(ClockReading before) {
        clocks.offset(Duration.ZERO);
        ClockReading now = clocks.read();
        last = now;
        internet.beginAnew();
        untrustedSince = now.uptime();
        if (trust == null) return null;
        trust = null;
        unwritten = now.jumpSince(before);
        return unwritten;
    }

    private synchronized @Nullable Duration askKernelOfAdded() {
        if (!isAdded()) return null;
        ClockReading now = clocks.read();
        return judgeAdded(kernel.ask(), now);
    }

    private boolean isAdded() {
        return !clocks.offset().isZero();
    }

    /**
     * What an owner added is over when the machine's clock without it is right: a time service may have brought it there little by little, and
     * nobody has set it.
     */
    private synchronized @Nullable Duration judgeAdded(ClockOpinion opinion, ClockReading asked) {
        ClockReading now = clocks.read();
        if (!isAdded() || now.jumpedSince(asked) || !(opinion instanceof ClockOpinion.Differs differs)) return null;
        Duration ofMachine = differs.by().plus(clocks.offset());
        if (ClockOpinion.of(ofMachine) instanceof ClockOpinion.Differs) return null;
        memory.returned(clocks.offset());
        return lose(now);
    }

    private synchronized @Nullable Trust goOn() {
        ClockReading now = clocks.read();
        writeLoss(now);
        Trust held = trust;
        if (held != null) {
            memory.noteIfDue(held, now);
            if (isAdded()) internet.askIfDue(now.uptime(), opinion -> doubt(judgeAdded(opinion, now)));
            return null;
        }
        Trust gained = askNear(now);
        if (gained != null) return gained;
        internet.askIfDue(now.uptime(), opinion -> {
            if (opinion instanceof ClockOpinion.Agrees) tell(agreed(now));
        });
        return mayGoOnWithout(now) ? believe(TrustSource.HOUSEHOLD, now, GATEWAY) : null;
    }

    private void writeLoss(ClockReading now) {
        if (unwritten == null) return;
        memory.lost(unwritten, now);
        unwritten = null;
    }

    private @Nullable Trust askNear(ClockReading now) {
        for (ClockSource source : near)
            if (source.ask() instanceof ClockOpinion.Agrees) {
                Trust gained = believe(source.name(), now, GATEWAY);
                if (gained != null) return gained;
            }
        return null;
    }

    /** A server that says the clock is wrong is heard: the choice is for a home that hears of none. */
    private boolean mayGoOnWithout(ClockReading now) {
        return rule == WithoutInternet.GO_ON
                && internet.difference().isEmpty()
                && now.uptime().minus(untrustedSince).compareTo(settings.grace()) >= 0;
    }

    private synchronized @Nullable Trust agreed(ClockReading asked) {
        ClockReading now = clocks.read();
        // Set between question and answer: what was said is said of another clock.
        return now.jumpedSince(asked) ? null : believe(TrustSource.INTERNET, now, GATEWAY);
    }

    /** A person is believed against everything that was known before; others are not where the clock is behind it. */
    private synchronized @Nullable Trust believe(TrustSource source, ClockReading now, Cause cause) {
        if (trust != null || source != TrustSource.PERSON && !memory.allows(now.wall())) return null;
        writeLoss(now);
        Trust found = new Trust(source, now.wall());
        memory.gained(found, now, cause);
        return gain(found);
    }

    private Trust gain(Trust found) {
        trust = found;
        return found;
    }
}
