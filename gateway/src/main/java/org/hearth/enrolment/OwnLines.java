package org.hearth.enrolment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hearth.devices.Standings;
import org.hearth.identity.SecretFile;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * Enrols the lines of this machine by itself, once, and hands their code to the role pins in a folder that only these two see. They are no
 * stranger: they came with the house, and whoever may write in that folder is the gateway. Everybody else becomes a device by a person.
 */
@ApplicationScoped
class OwnLines {
    private static final Logger LOG = Logger.getLogger(OwnLines.class);
    private static final String NAME = "Relays on the Pi";

    private final Settings settings;
    private final Enrolments enrolments;
    private final Standings standings;
    private volatile boolean done;

    OwnLines(Settings settings, Enrolments enrolments, Standings standings) {
        this.settings = settings;
        this.enrolments = enrolments;
        this.standings = standings;
    }

    /** Tried until the broker is there. A start that was interrupted gives them another secret, which nobody has missed. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void enrol() {
        if (done) return;
        Path code = settings.codeFile().orElse(null);
        if (code == null || Files.exists(code)) {
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
            // Read by the account of the role pins, which is another one of the same group.
            SecretFile.replace(code, enrolments.enrol(id, NAME, "plug", null) + "\n", "rw-r-----");
            done = true;
            LOG.infof("the lines of this machine are the device %s", id);
        } catch (ProblemException notYet) {
            LOG.infof("the lines of this machine are enrolled when the broker answers: %s", notYet.getMessage());
        }
    }

    /** The lines of the machine on which the gateway runs. */
    @ConfigMapping(prefix = "hearth.lines")
    interface Settings {
        /** File for the enrolment code of the role pins; it is left alone when it is there. None: nothing is enrolled by itself. */
        Optional<Path> codeFile();

        /** Which device they are. */
        @WithDefault("pins")
        String device();
    }
}
