package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.hearth.home.ClockTrust;
import org.hearth.home.Trust;

/** Is the clock believed? */
@ApplicationScoped
class ClockLook implements Look {
    private final ClockTrust clock;

    ClockLook(ClockTrust clock) {
        this.clock = clock;
    }

    @Override
    public Part part() {
        return Part.CLOCK;
    }

    @Override
    public Finding find() {
        Optional<Trust> trust = clock.find();
        if (trust.isPresent())
            return Finding.of(
                            part(),
                            Reason.TRUSTED,
                            new Figures.Believed(trust.get().source(), null))
                    .since(trust.get().since());
        Optional<Duration> difference = clock.difference();
        return Finding.of(
                part(),
                difference.isPresent() ? Reason.DIFFERS : Reason.NOT_TRUSTED,
                new Figures.Believed(null, difference.map(Duration::toSeconds).orElse(null)));
    }
}
