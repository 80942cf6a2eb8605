package org.hearth.enrolment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often strangers are looked at: one and the same every two seconds, all together five a second, with twenty at once. Anybody may
 * knock, so who knocks more is not answered. One thread at a time.
 */
final class Knocks {
    private static final double NANOS = 1e9;
    private static final double PER_SECOND = 5;
    private static final double AT_ONCE = 20;
    private static final double PAUSE_SECONDS = 2;
    private static final int REMEMBERED = 256;

    private final Map<String, Long> last = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private double level;
    private long at;

    /** True if one who knocks at this moment of {@link System#nanoTime()} is to be looked at. */
    boolean isHeard(String id, long nanos) {
        level = Math.max(0, level - (nanos - at) / NANOS * PER_SECOND);
        at = nanos;
        Long before = last.get(id);
        if (before != null && (nanos - before) / NANOS < PAUSE_SECONDS) return false;
        if (level + 1 > AT_ONCE) return false;
        level++;
        last.remove(id);
        last.put(id, nanos);
        return true;
    }
}
