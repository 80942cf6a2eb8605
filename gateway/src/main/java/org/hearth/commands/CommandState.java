package org.hearth.commands;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of a command. Each state offers only its legal exits; there is exactly one end. */
public sealed interface CommandState {

    /** True if nothing follows but, from {@link ExpiredUnconfirmed}, a late answer. */
    default boolean isEnd() {
        return this instanceof Ended;
    }

    /** How the device knows that it acted; nothing unless it said so. */
    default Optional<Proof> proof() {
        return switch (this) {
            case Acknowledged s -> Optional.of(s.shown());
            case AcknowledgedLate s -> Optional.of(s.shown());
            case Queued s -> Optional.empty();
            case Sent s -> Optional.empty();
            case Rejected s -> Optional.empty();
            case Failed s -> Optional.empty();
            case ExpiredUnsent s -> Optional.empty();
            case ExpiredUnconfirmed s -> Optional.empty();
        };
    }

    /** Why it was not done; nothing unless somebody said so. */
    default Optional<String> reason() {
        return switch (this) {
            case Rejected s -> Optional.of(s.because());
            case Failed s -> Optional.of(s.because());
            case Queued s -> Optional.empty();
            case Sent s -> Optional.empty();
            case Acknowledged s -> Optional.empty();
            case AcknowledgedLate s -> Optional.empty();
            case ExpiredUnsent s -> Optional.ofNullable(s.because());
            case ExpiredUnconfirmed s -> Optional.empty();
        };
    }

    /** Committed, and surely not sent yet. */
    record Queued() implements CommandState {
        /** It is handed to the broker now. */
        public Sent sent(Instant at) {
            return new Sent(at);
        }

        /** Its time ran out before it could be sent. */
        public ExpiredUnsent expired(Instant at) {
            return new ExpiredUnsent(at, null);
        }

        /** It is taken back for this reason, before it was sent. */
        public ExpiredUnsent takenBack(Instant at, String reason) {
            return new ExpiredUnsent(at, reason);
        }
    }

    /** Handed to the broker, or about to be: from here on nobody but the device can know whether it ran. */
    record Sent(Instant at) implements CommandState {
        /** The device did it. */
        public Acknowledged acknowledged(Instant end, Proof proof) {
            return new Acknowledged(at, end, proof);
        }

        /** The device refused it. */
        public Rejected rejected(Instant end, String reason) {
            return new Rejected(at, end, reason);
        }

        /** The device tried and could not. */
        public Failed failed(Instant end, String reason) {
            return new Failed(at, end, reason);
        }

        /** No answer came in time. */
        public ExpiredUnconfirmed expired(Instant end) {
            return new ExpiredUnconfirmed(at, end);
        }

        /** The connection refused it before a byte left. */
        public ExpiredUnsent neverSent(Instant end) {
            return new ExpiredUnsent(end, null);
        }
    }

    /** An end. */
    sealed interface Ended extends CommandState {
        /** When it ended. */
        Instant at();
    }

    /** The device did it and said so in time. */
    record Acknowledged(Instant sentAt, Instant at, Proof shown) implements Ended {}

    /** The device did it and said so after the command was given up. */
    record AcknowledgedLate(Instant sentAt, Instant at, Proof shown) implements Ended {}

    /** The device refused it. */
    record Rejected(Instant sentAt, Instant at, String because) implements Ended {}

    /** The device tried and could not. */
    record Failed(Instant sentAt, Instant at, String because) implements Ended {}

    /** It was never sent: its time ran out, or it was taken back for a reason. */
    record ExpiredUnsent(Instant at, @Nullable String because) implements Ended {}

    /** It was sent and never answered: it ran once or not at all, and nobody can know which. */
    record ExpiredUnconfirmed(Instant sentAt, Instant at) implements Ended {
        /** The answer came after all. */
        public AcknowledgedLate acknowledged(Instant end, Proof proof) {
            return new AcknowledgedLate(sentAt, end, proof);
        }
    }
}
