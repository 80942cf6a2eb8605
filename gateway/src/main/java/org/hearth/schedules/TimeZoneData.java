package org.hearth.schedules;

import java.time.zone.ZoneRulesProvider;

/** The rules of the world's clocks, as this Java knows them. */
final class TimeZoneData {
    private static final String A_ZONE = "Europe/London";

    private TimeZoneData() {}

    /** Version of the IANA data, such as {@code 2026a}. */
    static String version() {
        return ZoneRulesProvider.getVersions(A_ZONE).lastEntry().getKey();
    }
}
