package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hearth.home.ClockTrust;
import org.hearth.trust.Certificates;

/** Will browsers go on accepting the page? */
@ApplicationScoped
class WebCertificateLook implements Look {
    /** It is renewed within an hour of the moment at which it is due; a home may have been off for a while. */
    private static final Duration LATE = Duration.ofDays(2);

    private final Certificates certificates;
    private final ClockTrust trust;
    private final InstantSource clock;

    WebCertificateLook(Certificates certificates, ClockTrust trust, InstantSource clock) {
        this.certificates = certificates;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public Part part() {
        return Part.WEB_CERTIFICATE;
    }

    @Override
    public Finding find() {
        Instant until = certificates.webUntil();
        Instant now = clock.instant();
        Reason reason;
        if (!trust.isTrusted()) reason = Reason.NOT_JUDGED;
        else if (!now.isBefore(until)) reason = Reason.OVER;
        else if (now.isAfter(certificates.webDueAt().plus(LATE))) reason = Reason.RENEWAL_LATE;
        else reason = Reason.GOOD;
        return Finding.of(
                part(),
                reason,
                new Figures.Ends(until, Duration.between(now, until).toDays()));
    }
}
