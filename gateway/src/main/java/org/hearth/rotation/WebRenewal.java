package org.hearth.rotation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.hearth.home.ClockTrust;
import org.hearth.home.ClockTrusted;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.trust.Certificates;
import org.jboss.logging.Logger;

/**
 * Renews the web certificate by itself, while the clock is trusted: one made by a clock that stood in 1970 would be refused by every browser.
 * Looks each hour, and whenever the clock comes to be trusted. One thread at a time renews.
 */
@ApplicationScoped
class WebRenewal {
    private static final Logger LOG = Logger.getLogger(WebRenewal.class);

    private final Certificates certificates;
    private final ClockTrust trust;
    private final Journal journal;
    private final InstantSource clock;

    WebRenewal(Certificates certificates, ClockTrust trust, Journal journal, InstantSource clock) {
        this.certificates = certificates;
        this.trust = trust;
        this.journal = journal;
        this.clock = clock;
    }

    /** Years ahead at one stroke is left to the next hour: by then somebody may have told the time better, and the doors are open still. */
    void trusted(@Observes ClockTrusted event) {
        if (!certificates.webIsLongOver()) renewIfDue();
    }

    @Scheduled(every = "1h", delayed = "1h")
    void hourly() {
        if (trust.isTrusted()) renewIfDue();
    }

    /** A disk or a database that is away must not keep others from hearing of the clock; the next hour tries again. */
    private synchronized void renewIfDue() {
        try {
            if (certificates.webIsDue()) QuarkusTransaction.requiringNew().run(this::renew);
        } catch (RuntimeException fault) {
            LOG.error("the web certificate could not be renewed", fault);
        }
    }

    private void renew() {
        certificates.renewWeb();
        journal.append(
                JournalEntry.of(clock.instant(), JournalVerb.WEB_CERTIFICATE_RENEWED, Cause.of(CauseKind.GATEWAY))
                        .with(certificates.webUntil().toString()));
        LOG.infof("renewed the web certificate, good until %s", certificates.webUntil());
    }
}
