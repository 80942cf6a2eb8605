package org.hearth.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;

/** Where keys and certificates are kept, and by which names the home is reached. */
@ConfigMapping(prefix = "hearth.trust")
public interface TrustSettings {
    /** Folder of all keys and certificates; it is made with mode 700 when it is not there. */
    Path dir();

    /** DNS names and addresses for which the dashboard's and the broker's certificates are good. */
    @WithDefault("localhost,127.0.0.1")
    List<String> names();
}
