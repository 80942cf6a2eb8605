package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The gateway itself: whoever can ask has the answer that it runs. */
@ApplicationScoped
class GatewayLook implements Look {
    private final String version;
    private final Versions versions;
    private final InstantSource clock;

    /** Not by the wall: that may be set while the gateway runs. */
    private final long started = System.nanoTime();

    GatewayLook(
            @ConfigProperty(name = "quarkus.application.version") String version,
            Versions versions,
            InstantSource clock) {
        this.version = version;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public Part part() {
        return Part.GATEWAY;
    }

    @Override
    public Finding find() {
        Runtime machine = Runtime.getRuntime();
        Versions.Known known = versions.known();
        Figures figures = new Figures.Running(
                version,
                known.since(),
                known.before(),
                clock.instant().minus(Duration.ofNanos(System.nanoTime() - started)),
                machine.totalMemory() - machine.freeMemory(),
                machine.maxMemory());
        return Finding.of(part(), Reason.RUNS, figures);
    }
}
