package org.hearth.devices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a house may set about its devices. */
@ConfigMapping(prefix = "hearth.devices")
public interface DeviceSettings {
    /**
     * How much a device may say: its live messages fill a bucket that empties by so many a second and holds ten times as many, its readings
     * of the past one that holds 86,400 times as many. Whoever makes one overflow is disabled; 0 lets everything through.
     */
    @WithDefault("10")
    int floodPerSecond();

    /** A device that is older than the protocol and says nothing for so long is called offline: it tells no heartbeat. */
    @WithDefault("PT5M")
    Duration olderSilentAfter();
}
