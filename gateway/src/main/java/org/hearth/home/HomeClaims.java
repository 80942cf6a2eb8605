package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.identity.HomeClaimed;

/** Names the home as its first owner wished, in the claim's transaction: a wish that is refused undoes the claim. */
@ApplicationScoped
class HomeClaims {
    private final Homes homes;

    HomeClaims(Homes homes) {
        this.homes = homes;
    }

    void name(@Observes HomeClaimed claim) {
        homes.settle(claim.homeName(), claim.zone());
    }
}
