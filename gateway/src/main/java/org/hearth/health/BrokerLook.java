package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hearth.broker.BrokerContact;
import org.hearth.trust.Certificates;
import org.jspecify.annotations.Nullable;

/** Is the broker there, and does it show the certificate that devices know? One thread at a time may hold it. */
@ApplicationScoped
class BrokerLook implements Look {
    /** Each look is a connection that the broker writes into its log. */
    private static final long LOOKED_AT_EVERY = Duration.ofMinutes(5).toNanos();

    private final BrokerContact contact;
    private final Certificates certificates;
    private @Nullable String shown;
    private long looked;

    BrokerLook(BrokerContact contact, Certificates certificates) {
        this.contact = contact;
        this.certificates = certificates;
    }

    @Override
    public Part part() {
        return Part.BROKER;
    }

    @Override
    public Finding find() {
        String expected = certificates.brokerKeys().inUse();
        if (!contact.isThere()) {
            shown = null;
            return Finding.of(part(), Reason.AWAY, null);
        }
        if (!expected.equals(shown) || System.nanoTime() - looked > LOOKED_AT_EVERY) {
            shown = contact.shownPin().orElse(null);
            looked = System.nanoTime();
        }
        boolean differs = shown != null && !shown.equals(expected);
        return Finding.of(
                part(), differs ? Reason.OTHER_CERTIFICATE : Reason.CONNECTED, new Figures.Shown(expected, shown));
    }
}
