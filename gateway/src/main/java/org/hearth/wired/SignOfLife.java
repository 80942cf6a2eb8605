package org.hearth.wired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A file whose age tells that the thread that moves the lines goes on; for a machine that has no other way to ask. */
final class SignOfLife implements Runnable {
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(SignOfLife.class);

    private final Optional<Path> file;

    SignOfLife(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public void run() {
        if (file.isEmpty()) return;
        try {
            Files.writeString(file.get(), "alive\n");
        } catch (IOException e) {
            // Whoever looks will take it for dead; that the lines go on is worth more than that they are thought to.
            LOG.warnf("%s cannot be written: %s", file.get(), e.getMessage());
        }
    }
}
