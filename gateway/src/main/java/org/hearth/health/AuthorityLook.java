package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hearth.home.ClockTrust;
import org.hearth.trust.Certificates;

/** How long may the home still vouch for itself? */
@ApplicationScoped
class AuthorityLook implements Look {
    /** Every browser of the household has to be told of another one. */
    private static final Duration SOON = Duration.ofDays(365);

    private final Certificates certificates;
    private final ClockTrust trust;
    private final InstantSource clock;

    AuthorityLook(Certificates certificates, ClockTrust trust, InstantSource clock) {
        this.certificates = certificates;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public Part part() {
        return Part.AUTHORITY;
    }

    @Override
    public Finding find() {
        Instant until = certificates.authorityUntil();
        Instant now = clock.instant();
        Reason reason;
        if (!trust.isTrusted()) reason = Reason.NOT_JUDGED;
        else if (!now.isBefore(until)) reason = Reason.OVER;
        else if (now.isAfter(until.minus(SOON))) reason = Reason.ENDS_SOON;
        else reason = Reason.GOOD;
        return Finding.of(
                part(),
                reason,
                new Figures.Ends(until, Duration.between(now, until).toDays()));
    }
}
