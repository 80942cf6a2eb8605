package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hearth.house.House;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class HomesTest {
    @Inject
    Homes homes;

    @Inject
    ClockZone clockZone;

    @Inject
    Listener listener;

    /** As at a claim, which names the home and moves it. */
    @Test
    void ofAllThatATransactionChangesTheOutcomeIsTold() {
        Home before = homes.find();
        try {
            listener.heard.clear();
            QuarkusTransaction.requiringNew().run(() -> {
                homes.move("Pacific/Auckland");
                homes.rename("Twice changed");
                homes.move("Asia/Tokyo");
            });

            assertThat(clockZone.zone()).hasToString("Asia/Tokyo");
            assertThat(listener.heard).containsExactly(homes.find());
            assertThat(listener.heard.getFirst().name()).isEqualTo("Twice changed");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                homes.rename(before.name());
                homes.move(before.zone().getId());
            });
        }
        assertThat(clockZone.zone()).isEqualTo(before.zone());
    }

    @Singleton
    static class Listener {
        private final List<Home> heard = new ArrayList<>();

        void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged change) {
            heard.add(change.home());
        }
    }
}
