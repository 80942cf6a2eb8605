package org.hearth.wired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hearth.broker.DeviceEnrolment;
import org.jboss.logging.Logger;

/** Where whoever enrolled the lines puts their code, at first and whenever they are enrolled anew. */
final class CodeFile {
    private static final Logger LOG = Logger.getLogger(CodeFile.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Path file;
    private final Optional<String> device;
    private final Optional<String> broker;

    /**
     * @param device which device is meant, where the file holds more than one code
     * @param broker name of the broker where the names in the code lead elsewhere
     */
    CodeFile(Path file, Optional<String> device, Optional<String> broker) {
        this.file = file;
        this.device = device;
        this.broker = broker;
    }

    /**
     * Waits for the first one.
     *
     * @param alive told again and again meanwhile
     * @throws IllegalArgumentException if what is there is no code
     */
    DeviceEnrolment await(Runnable alive) {
        for (boolean told = false; ; told = true) {
            Optional<DeviceEnrolment> found = find();
            if (found.isPresent()) return found.get();
            if (!told) LOG.infof("waiting for an enrolment code in %s", file);
            alive.run();
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** The one that took the place of this one; nothing if none did, or if it is not whole yet. */
    Optional<DeviceEnrolment> successor(DeviceEnrolment present) {
        try {
            return find().filter(code -> !code.checksum().equals(present.checksum()));
        } catch (IllegalArgumentException | IllegalStateException notWhole) {
            LOG.debugf("the code is looked at again later: %s", notWhole.getMessage());
            return Optional.empty();
        }
    }

    private Optional<DeviceEnrolment> find() {
        if (!Files.exists(file)) return Optional.empty();
        try {
            for (String line : List.copyOf(Files.readAllLines(file))) {
                if (line.isBlank()) continue;
                DeviceEnrolment read = DeviceEnrolment.read(line);
                if (device.map(read.id()::equals).orElse(true)) return Optional.of(reachedHere(read));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the enrolment code " + file + " cannot be read", e);
        }
    }

    /** The names in a code are those by which the boards of the home find the broker; this process may know it by another. */
    private DeviceEnrolment reachedHere(DeviceEnrolment code) {
        List<String> hosts = broker.map(List::of).orElse(code.hosts());
        return new DeviceEnrolment(
                code.id(),
                code.secret(),
                hosts,
                code.port(),
                code.gracePort(),
                code.root(),
                code.pins(),
                code.checksum());
    }
}
