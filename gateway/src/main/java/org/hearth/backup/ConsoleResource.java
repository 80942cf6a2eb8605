package org.hearth.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.hearth.identity.Console;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.problems.Problem;

/** Backups, for the console of the gateway's own machine. */
@ApplicationScoped
class ConsoleResource {
    /** Never in an address, which may be written down somewhere. */
    private static final String KEY = "X-Recovery-Key";

    private final Console console;
    private final Backups backups;
    private final ObjectMapper json;

    ConsoleResource(Console console, Backups backups, ObjectMapper json) {
        this.console = console;
        this.backups = backups;
        this.json = json;
    }

    void open(@Observes ManagementInterface management) {
        console.answer(management, HttpMethod.GET, "/backups", request -> list());
        console.answer(management, HttpMethod.POST, "/backups", request -> make());
        console.answer(management, HttpMethod.POST, "/backups/key", request -> newKey());
        console.answer(management, HttpMethod.POST, "/restore", this::restore);
    }

    private ObjectNode list() {
        ObjectNode answer = json.createObjectNode();
        backups.key().ifPresent(key -> answer.put("key", key));
        answer.set("backups", json.valueToTree(backups.check()));
        return answer;
    }

    private ObjectNode make() {
        Backup made = backups.make(Cause.of(CauseKind.GATEWAY));
        return json.<ObjectNode>valueToTree(made).put("file", backups.file(made).toString());
    }

    private ObjectNode newKey() {
        String text = backups.newKey(Cause.of(CauseKind.GATEWAY)).text();
        return json.createObjectNode()
                .put("key", text)
                .put("fingerprint", backups.key().orElseThrow());
    }

    private ObjectNode restore(RoutingContext request) {
        String file = Problem.required("file", request.request().getParam("file"), "the path of a backup");
        String key = Optional.ofNullable(request.request().getHeader(KEY))
                .orElseThrow(() -> Problem.invalid("key", "is missing", "the recovery key"));
        Manifest manifest = backups.restore(Path.of(file), key);
        return json.createObjectNode().put("home", manifest.home()).put("madeAt", manifest.madeAt());
    }
}
