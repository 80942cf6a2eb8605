package org.hearth.enrolment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.devices.DeviceAccounts;
import org.hearth.devices.Standings;
import org.hearth.identity.SecretFile;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.problems.ProblemException;
import org.hearth.trust.Certificates;
import org.jboss.logging.Logger;

/**
 * Enrols the lines of this machine by itself, once for each home, and hands their code to the role pins in a folder that only these two see. They
 * are no stranger: they came with the house, and whoever may write in that folder is the gateway. Everybody else becomes a device by a person.
 */
@ApplicationScoped
class OwnLines {
    private static final Logger LOG = Logger.getLogger(OwnLines.class);
    private static final String NAME = "Relays on the Pi";

    private final Settings settings;
    private final Enrolments enrolments;
    private final Standings standings;
    private final DeviceAccounts secrets;
    private final Certificates certificates;
    private volatile boolean done;

    OwnLines(
            Settings settings,
            Enrolments enrolments,
            Standings standings,
            DeviceAccounts secrets,
            Certificates certificates) {
        this.settings = settings;
        this.enrolments = enrolments;
        this.standings = standings;
        this.secrets = secrets;
        this.certificates = certificates;
    }

    /** Tried until the broker is there. A start that was interrupted gives them another secret, which nobody has missed. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void enrol() {
        if (done) return;
        Path code = settings.codeFile().orElse(null);
        if (code == null || (Files.exists(code) && !isOfAnotherHome(code))) {
            done = true;
            return;
        }
        String id = settings.device();
        if (standings.isRevoked(id)) {
            LOG.infof("the lines of this machine stay out: the device %s was removed for good", id);
            done = true;
            return;
        }
        try {
            String text = enrolments.enrol(id, NAME, "plug", null);
            // What counted its starts before may be lost with the volume that held it.
            secrets.handOver(id, Cause.of(CauseKind.GATEWAY));
            // Read by the account of the role pins, which is another one of the same group.
            SecretFile.replace(code, text + "\n", "rw-r-----");
            done = true;
            LOG.infof("the lines of this machine are the device %s", id);
        } catch (ProblemException notYet) {
            LOG.infof("the lines of this machine are enrolled when the broker answers: %s", notYet.getMessage());
        }
    }

    /**
     * A backup took the place of the home that had handed it out, whose broker nobody finds any more and whose secret opens nothing. A code whose
     * keys have merely been changed since still has the secret, or the lines hold a newer one of both.
     */
    private boolean isOfAnotherHome(Path file) {
        try {
            DeviceEnrolment code = DeviceEnrolment.read(Files.readString(file));
            return code.id().equals(settings.device())
                    && Collections.disjoint(code.pins().pins(), certificates.brokerPins())
                    && !secrets.isInForce(code.id(), code.secret());
        } catch (IllegalArgumentException | IOException unreadable) {
            LOG.warnf("the code of the lines is left as it is: %s", unreadable.getMessage());
            return false;
        }
    }

    /** The lines of the machine on which the gateway runs. */
    @ConfigMapping(prefix = "hearth.lines")
    interface Settings {
        /** File for the enrolment code of the role pins; one of this home is left alone. None: nothing is enrolled by itself. */
        Optional<Path> codeFile();

        /** Which device they are. */
        @WithDefault("pins")
        String device();
    }
}
