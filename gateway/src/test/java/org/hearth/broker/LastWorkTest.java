package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.hearth.house.House;
import org.junit.jupiter.api.Test;

/** What handles messages ends before the database and the connection to the broker do. */
@QuarkusTest
@QuarkusTestResource(House.class)
class LastWorkTest {
    @Inject
    Broker broker;

    @Inject
    Outbox outbox;

    @Inject
    InstantSource clock;

    @Test
    void whoHearsStrangersEndsWithTheGateway() {
        Discovery discovery = new Discovery(outbox, clock);
        discovery.knocks = Multi.createFrom().nothing();
        long before = threads("inbox-discovery");
        discovery.start(new StartupEvent());
        assertThat(threads("inbox-discovery")).isEqualTo(before + 1);

        discovery.end(new ShutdownEvent());

        assertThat(threads("inbox-discovery")).isEqualTo(before);
    }

    @Test
    void whoHearsOlderDevicesEndsWithTheGateway() {
        OlderTopics older = new OlderTopics(broker, outbox, clock);
        older.gates = Multi.createFrom().nothing();
        older.relays = Multi.createFrom().nothing();
        long before = threads("inbox-older");
        older.start(new StartupEvent());
        assertThat(threads("inbox-older")).isEqualTo(before + 1);

        older.end(new ShutdownEvent());

        assertThat(threads("inbox-older")).isEqualTo(before);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }
}
