package org.hearth.enrolment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.hearth.broker.BrokerAccounts;

/** Who can read this file owns the house's machine, and may ask what {@link ConsoleResource} offers. New with each start. */
@ApplicationScoped
class ConsoleToken {
    private final Optional<Path> file;
    private final String text;

    ConsoleToken(ConsoleSettings settings, BrokerAccounts accounts) {
        this.file = settings.tokenFile();
        this.text = accounts.newSecret();
    }

    boolean isWanted() {
        return file.isPresent();
    }

    String text() {
        return text;
    }

    void write(@Observes StartupEvent started) {
        file.ifPresent(this::write);
    }

    void erase(@Observes ShutdownEvent stopping) throws IOException {
        if (file.isPresent()) Files.deleteIfExists(file.get());
    }

    private void write(Path target) {
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, text);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("token of the console " + target + " cannot be written", e);
        }
    }
}
