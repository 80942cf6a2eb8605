package org.hearth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.Readiness;

/** Where the broker is, and whether it answers. */
@ApplicationScoped
public class BrokerContact {
    private final BrokerHealth health;
    private final BrokerSettings settings;

    BrokerContact(@Readiness BrokerHealth health, BrokerSettings settings) {
        this.health = health;
        this.settings = settings;
    }

    /** True if it answered within the last seconds. */
    public boolean isThere() {
        return health.isThere();
    }

    /** Name by which the gateway reaches it. */
    public String host() {
        return settings.host();
    }

    /** Port of its TLS listener. */
    public int port() {
        return settings.port();
    }

    /** First level of every device's topics. */
    public String root() {
        return settings.root();
    }
}
