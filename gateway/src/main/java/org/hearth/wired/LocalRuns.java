package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The last 128 firings that the device ran by itself in this run, numbered from 1: told until the gateway says that it has them, and known
 * for as long as they are kept, so that none is run by a command again. One thread may hold it.
 */
final class LocalRuns {
    private static final int KEPT = 128;

    /** At most this many in one message. */
    private static final int TOLD = 16;

    private final Deque<Run> runs = new ArrayDeque<>();
    private long count;
    private long confirmed;

    /**
     * What became of a firing.
     *
     * @param firing which
     * @param atMs uptime at which it was run
     * @param result {@code done}, {@code rejected} or {@code failed}
     * @param error why not, if it was rejected
     * @param proof how the effect is known, if it was not
     */
    record Run(
            String firing,
            long atMs,
            String result,
            @Nullable String error,
            Capability.@Nullable Proof proof) {
        static Run rejected(String firing, long atMs, String error) {
            return new Run(firing, atMs, "rejected", error, null);
        }

        static Run executed(String firing, long atMs, boolean isProved, Capability.Proof proof) {
            return new Run(firing, atMs, isProved ? "done" : "failed", null, proof);
        }

        private void write(ArrayNode into) {
            into.addArray().add(firing).add(atMs).add(result).add(proof == null ? error : proof.wire);
        }
    }

    void add(Run run) {
        if (runs.size() == KEPT) runs.removeFirst();
        runs.addLast(run);
        count++;
        // What was forgotten can be told no more.
        confirmed = Math.max(confirmed, oldest() - 1);
    }

    private long oldest() {
        return count - runs.size() + 1;
    }

    /** The run of this firing; null if there was none. */
    @Nullable
    Run find(String firing) {
        return runs.stream()
                .filter(run -> run.firing().equals(firing))
                .findFirst()
                .orElse(null);
    }

    /** The gateway has every run up to this number. */
    void confirm(long last) {
        if (last <= count) confirmed = Math.max(confirmed, last);
    }

    /** True if there is a run that the gateway does not have. */
    boolean isPending() {
        return confirmed < count;
    }

    /** Writes {@code n}, the number of the last run told here, and {@code ran}: the oldest that the gateway does not have. */
    void write(ObjectNode into) {
        into.put("n", Math.min(count, confirmed + TOLD));
        ArrayNode told = into.putArray("ran");
        runs.stream().skip(confirmed - oldest() + 1).limit(TOLD).forEach(run -> run.write(told));
    }
}
