package org.hearth.devices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a house may set about its devices. */
@ConfigMapping(prefix = "hearth.devices")
public interface DeviceSettings {
    /** A device that says more than so many things a second, ten seconds long, is disabled; 0 lets everything through. */
    @WithDefault("10")
    int floodPerSecond();
}
