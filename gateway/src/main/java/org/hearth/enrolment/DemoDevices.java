package org.hearth.enrolment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearth.identity.SecretFile;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * Enrols the devices of a list by itself and leaves their codes in a file. Only the demo passes such a list in; elsewhere
 * nobody becomes a device without a person.
 */
@ApplicationScoped
class DemoDevices {
    private static final Logger LOG = Logger.getLogger(DemoDevices.class);

    private final Settings settings;
    private final Enrolments enrolments;
    private final ObjectMapper json;
    private volatile boolean done;

    DemoDevices(Settings settings, Enrolments enrolments, ObjectMapper json) {
        this.settings = settings;
        this.enrolments = enrolments;
        this.json = json;
    }

    /** Tried until the broker is there. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void enrol() {
        if (done) return;
        if (settings.demoDevices().isEmpty() || settings.demoCodes().isEmpty()) {
            done = true;
            return;
        }
        Path codes = settings.demoCodes().get();
        try {
            if (!Files.exists(codes))
                new SecretFile(codes)
                        .write(String.join("\n", enrolAll(settings.demoDevices().get())) + "\n");
            done = true;
        } catch (ProblemException notYet) {
            LOG.infof("the demo's devices are enrolled when the broker answers: %s", notYet.getMessage());
        }
    }

    private List<String> enrolAll(Path list) {
        List<String> codes = new ArrayList<>();
        try {
            JsonNode demo = json.readTree(Files.readString(list));
            // "wired" are the lines of this machine: enrolled like the others, but not run by hearth-device.
            for (String kind : List.of("devices", "wired"))
                for (JsonNode device : demo.path(kind))
                    codes.add(enrolments.enrol(
                            device.path("id").asText(),
                            device.path("name").asText(),
                            device.path("icon").asText("device"),
                            device.hasNonNull("room") ? device.path("room").asText() : null));
        } catch (IOException e) {
            throw new UncheckedIOException("list of demo devices " + list + " cannot be read", e);
        }
        LOG.infof("enrolled %d devices of the demo", codes.size());
        return codes;
    }

    /** What only the demo sets. */
    @ConfigMapping(prefix = "hearth.enrolment")
    interface Settings {
        /** List of devices to enrol at start. */
        Optional<Path> demoDevices();

        /** File to write their enrolment codes to; it is left alone when it is there. */
        Optional<Path> demoCodes();
    }
}
