package org.hearth.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The broker of this home. */
@ConfigMapping(prefix = "hearth.broker")
public interface BrokerSettings {
    /** Name by which the gateway reaches it; it must stand in the broker's certificate. */
    String host();

    /** Port of its TLS listener. */
    int port();

    /** First level of every topic. */
    @WithDefault("hearth")
    String root();

    /** Folder of the gateway's broker password and of the seed of the broker's account file. */
    Path dir();

    /** Folder in which the broker finds its certificate, its key and the seed of its accounts, where it may not read {@link #dir()}. */
    Optional<Path> share();

    /** Folder in which the porch finds its certificate, its key and its password. */
    Optional<Path> porchShare();

    /** Port that devices are told, where it differs from {@link #port()}. */
    Optional<Integer> devicePort();

    /**
     * Port at which the broker shows the certificate of the key before, while a change of keys is under way; devices are told it with their
     * enrolment code. Not set: there is none.
     */
    Optional<Integer> gracePort();
}
