package org.hearth.home;

import java.time.zone.ZoneRulesProvider;

/** The rules of time zones that every local time is read by. */
public final class TimeZoneData {
    private TimeZoneData() {}

    /** Version of the data, such as 2026a: the newest decisions of governments that are known here. */
    public static String version() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }
}
