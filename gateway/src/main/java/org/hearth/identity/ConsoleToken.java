package org.hearth.identity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Who can read this file owns the house's machine, and may ask what {@link Console} offers. New with each start. */
@ApplicationScoped
class ConsoleToken {
    private static final int BYTES = 16;

    private final Optional<SecretFile> file;
    private final String text;

    ConsoleToken(ConsoleSettings settings) {
        this.file = settings.tokenFile().map(SecretFile::new);
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
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
