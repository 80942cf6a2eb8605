package org.hearth.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.hearth.trust.Certificates;
import org.hearth.trust.TrustSettings;
import org.jboss.logging.Logger;

/**
 * The role setup: makes what the broker needs and is missing, and ends. Authority, certificates and keys, the passwords of the gateway and
 * the porch, and the seed of the broker's accounts. What is there is left as it is; no connection is opened.
 */
public final class SetupRole {
    private static final Logger LOG = Logger.getLogger(SetupRole.class);

    private SetupRole() {}

    /**
     * Makes it.
     *
     * @return the exit code: 0 if everything is there now
     */
    public static int run() {
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .addDefaultSources()
                    .addDefaultInterceptors()
                    .withMapping(TrustSettings.class)
                    .withMapping(BrokerSettings.class)
                    .build();
            BrokerSettings settings = config.getConfigMapping(BrokerSettings.class);
            Certificates certificates =
                    Certificates.make(config.getConfigMapping(TrustSettings.class), InstantSource.system());
            new BrokerShares(settings, new GatewayAccount(settings, new ObjectMapper()), certificates).prepare();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            LOG.errorf("what the broker needs cannot be made: %s", e.getMessage());
            return 1;
        }
    }
}
