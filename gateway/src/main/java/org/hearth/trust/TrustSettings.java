package org.hearth.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where keys and certificates are kept, and by which names the home is reached. */
@ConfigMapping(prefix = "hearth.trust")
public interface TrustSettings {
    /** Folder of all keys and certificates; it is made with mode 700 when it is not there. */
    Path dir();

    /** DNS names and addresses for which the dashboard's and the broker's certificates are good. */
    @WithDefault("localhost,127.0.0.1")
    List<String> names();

    /**
     * Names beside those by which the parts of the house itself find the broker, where each is a machine of its own. They are fixed at the first
     * start: a device pins the certificate.
     */
    Optional<List<String>> brokerNames();

    /**
     * The device's UUID where the operating system has one: its first seven characters are what balenaOS announces the machine by on the
     * network, with {@code .local} behind.
     */
    @WithDefault("${balena.device.uuid:}")
    Optional<String> deviceUuid();

    /** Folder in which the web server finds its certificate and key, where it may not read {@link #dir()}. */
    Optional<Path> webShare();
}
