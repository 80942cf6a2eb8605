package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/** The ends of the last 16 commands: what makes a command that arrives twice act once. One thread may hold it. */
final class Ends {
    private static final int KEPT = 16;
    private final Deque<End> ends = new ArrayDeque<>();
    private long forgottenPulseUntilMs = -1;

    /** What is still to be said of an end. {@code LATER} is a repeat after a reconnect, which may wait its turn. */
    enum Telling {
        TOLD,
        FIRST,
        AGAIN,
        LATER
    }

    /** How a command ended. It has one end, told as often as needed. */
    static final class End {
        final String id;
        final String result;
        final @Nullable String error;
        final Capability.Proof proof;
        Telling telling = Telling.FIRST;
        long pulseUntilMs = -1;

        /** Of a command of a schedule. */
        @Nullable
        String firing;

        private End(String id, String result, @Nullable String error, Capability.Proof proof) {
            this.id = id;
            this.result = result;
            this.error = error;
            this.proof = proof;
        }

        static End rejected(String id, String error) {
            return new End(id, "rejected", error, Capability.Proof.NONE);
        }

        /** A firing that was run without its command: whoever sends it then is told how that went. */
        static End ofRun(String id, LocalRuns.Run run) {
            Capability.Proof proof = run.proof() == null ? Capability.Proof.NONE : run.proof();
            End end = new End(id, run.result(), run.error(), proof);
            end.telling = Telling.AGAIN;
            return end;
        }

        static End executed(String id, boolean isProved, Capability.Proof proof) {
            return new End(id, isProved ? "done" : "failed", null, proof);
        }

        ObjectNode write(long nowMs) {
            ObjectNode json = Payload.compose().put("id", id).put("res", result);
            if (error != null) json.put("err", error);
            else json.put("proof", proof.wire);
            return json.put("dup", telling != Telling.FIRST).put("up_ms", nowMs);
        }
    }

    Optional<End> find(String id) {
        return ends.stream().filter(end -> end.id.equals(id)).findFirst();
    }

    /** True if one of the last 16 was the command of this firing. */
    boolean knows(String firing) {
        return ends.stream().anyMatch(end -> firing.equals(end.firing));
    }

    /** Keeps an end, forgetting the oldest of 16. */
    void add(End end) {
        if (ends.size() == KEPT)
            forgottenPulseUntilMs = Math.max(forgottenPulseUntilMs, ends.removeFirst().pulseUntilMs);
        ends.addLast(end);
    }

    /**
     * The latest deadline of a pulse that is no longer known: one that is not later may be that very pulse, and must never
     * happen again.
     */
    long forgottenPulseUntilMs() {
        return forgottenPulseUntilMs;
    }

    /** The oldest one of which this is still to be said. */
    Optional<End> next(Telling telling) {
        return ends.stream().filter(end -> end.telling == telling).findFirst();
    }

    /** Has every end told once more, in the order in which the commands came. */
    void repeatAll() {
        for (End end : ends) end.telling = Telling.LATER;
    }
}
