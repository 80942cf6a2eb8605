package org.hearth.schedules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bodies of requests for schedules, as the dashboard sends them. */
final class Wishes {
    private Wishes() {}

    /** Boiler 1 on. */
    static Map<String, Object> on(Map<String, ?> recurrence) {
        return with(Map.of("device", "boiler-1", "capability", "relay1", "value", true), "recurrence", recurrence);
    }

    /** The same wish with another field, or with another value of a field. */
    static Map<String, Object> with(Map<String, ?> wish, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(wish);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> daily(String time) {
        return weekly(time, "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    }

    static Map<String, Object> weekly(String time, String... days) {
        return Map.of("kind", "WEEKLY", "days", List.of(days), "time", time);
    }

    static Map<String, Object> every(String span, String start) {
        return Map.of("kind", "INTERVAL", "every", span, "start", start);
    }

    static Map<String, Object> cron(String expression) {
        return Map.of("kind", "CRON", "expression", expression);
    }

    static Map<String, Object> once(String date, String time) {
        return Map.of("kind", "ONCE", "date", date, "time", time);
    }

    /** Daily, half an hour before what the sun does. */
    static Map<String, Object> halfAnHourBefore(String event) {
        return Map.of(
                "kind",
                "SUN",
                "event",
                event,
                "days",
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
                "offset",
                "-PT30M");
    }
}
