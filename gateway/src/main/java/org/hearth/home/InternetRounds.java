package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the time servers on a thread of its own, because a name that is not found holds it up: at once, and then more and more seldom
 * (RFC 5905, section 7.4, and the rules of the pools). Any number of threads may hold it.
 */
@ApplicationScoped
class InternetRounds {
    private static final Logger LOG = Logger.getLogger(InternetRounds.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(64);

    private final InternetTime internet;
    private final AtomicBoolean asking = new AtomicBoolean();
    private Duration pause = FIRST_PAUSE;
    private @Nullable Duration notBefore;
    private volatile @Nullable Duration difference;
    private volatile String silence = "";

    InternetRounds(InternetTime internet) {
        this.internet = internet;
    }

    /** What a server would add to the wall clock; empty unless the last one that was asked said that the clock is wrong. */
    Optional<Duration> difference() {
        return Optional.ofNullable(difference);
    }

    /** The clock is another one now: what was said of it counts no longer, and it is asked again soon, however long the pause was. */
    synchronized void beginAnew() {
        pause = FIRST_PAUSE;
        notBefore = null;
        difference = null;
    }

    /**
     * Asks if it is time to.
     *
     * @param uptime now, by the steady clock
     * @param told what is to be done, on another thread, with what a server says
     */
    synchronized void askIfDue(Duration uptime, Consumer<ClockOpinion> told) {
        if (notBefore != null && uptime.compareTo(notBefore) < 0) return;
        if (!asking.compareAndSet(false, true)) return;
        notBefore = uptime.plus(pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        Thread.ofPlatform().name("internet-time").daemon().start(() -> ask(told));
    }

    private void ask(Consumer<ClockOpinion> told) {
        try {
            ClockOpinion opinion = internet.ask();
            switch (opinion) {
                case ClockOpinion.Agrees ignored -> difference = null;
                case ClockOpinion.Differs differs -> differs(differs.by());
                case ClockOpinion.Silent silent -> silent(silent.why());
            }
            told.accept(opinion);
        } catch (RuntimeException fault) {
            LOG.warnf("what a time server said is lost, and asked again: %s", fault.getMessage());
        } finally {
            asking.set(false);
        }
    }

    private void differs(Duration by) {
        Duration before = difference;
        difference = by;
        if (before == null || ClockOpinion.of(by.minus(before)) instanceof ClockOpinion.Differs)
            LOG.warnf("A time server says that the clock differs by %s: the operating system has to set it", by);
    }

    private void silent(String why) {
        difference = null;
        if (!why.equals(silence)) LOG.infof("No time server tells the time: %s", why);
        silence = why;
    }
}
