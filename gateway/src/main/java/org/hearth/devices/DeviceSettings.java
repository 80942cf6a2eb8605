package org.hearth.devices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a house may set about its devices. */
@ConfigMapping(prefix = "hearth.devices")
public interface DeviceSettings {
    /** A device that says more than so many things a second, ten seconds long, is disabled; 0 lets everything through. */
    @WithDefault("10")
    int floodPerSecond();

    /** A device that is older than the protocol and says nothing for so long is called offline: it tells no heartbeat. */
    @WithDefault("PT5M")
    Duration olderSilentAfter();
}
