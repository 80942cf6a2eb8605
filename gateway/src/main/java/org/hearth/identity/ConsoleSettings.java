package org.hearth.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The way in for {@code ./hearth} on the same machine. */
@ConfigMapping(prefix = "hearth.console")
public interface ConsoleSettings {
    /** Where the token is written that opens it, mode 600 and new with each start; absent: there is no such way in. */
    Optional<Path> tokenFile();
}
