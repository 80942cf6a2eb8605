package org.hearth.enrolment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.hearth.broker.BrokerAccounts;
import org.hearth.identity.SecretFile;

/** Who can read this file owns the house's machine, and may ask what {@link ConsoleResource} offers. New with each start. */
@ApplicationScoped
class ConsoleToken {
    private final Optional<SecretFile> file;
    private final String text;

    ConsoleToken(ConsoleSettings settings, BrokerAccounts accounts) {
        this.file = settings.tokenFile().map(SecretFile::new);
        this.text = accounts.newSecret();
    }

    boolean isWanted() {
        return file.isPresent();
    }

    String text() {
        return text;
    }

    void write(@Observes StartupEvent started) {
        file.ifPresent(wanted -> wanted.write(text));
    }

    void erase(@Observes ShutdownEvent stopping) {
        file.ifPresent(SecretFile::remove);
    }
}
