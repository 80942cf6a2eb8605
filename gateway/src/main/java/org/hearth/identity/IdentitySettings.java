package org.hearth.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How people are let in. */
@ConfigMapping(prefix = "hearth.identity")
public interface IdentitySettings {
    /** Folder of the keys that sign access tokens, {@code jwt.key} and those that came after it. */
    @WithDefault("${hearth.trust.dir}")
    Path keyDir();

    /** File that holds the claim code while the home has no owner; {@code HEARTH_CLAIM_FILE} in the environment. */
    @WithDefault("${hearth.claim-file:${hearth.trust.dir}/claim-code}")
    Path claimFile();

    /** Who signs the access tokens of this home: their {@code iss}. */
    @WithDefault("hearth")
    String issuer();

    /** How long an access token is good; at most ten minutes. */
    @WithDefault("10M")
    Duration accessLifetime();

    /** How long a browser stays signed in while nobody uses it. */
    @WithDefault("30D")
    Duration refreshLifetime();

    /** How long a browser is known in which nobody signs in. */
    @WithDefault("365D")
    Duration knownBrowserLifetime();
}
