package org.hearth.enrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.identity.Console;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.jspecify.annotations.Nullable;

/** New devices, for the console of the gateway's own machine. */
@ApplicationScoped
class ConsoleResource {
    private final Console console;
    private final Enrolments enrolments;
    private final ObjectMapper json;

    ConsoleResource(Console console, Enrolments enrolments, ObjectMapper json) {
        this.console = console;
        this.enrolments = enrolments;
        this.json = json;
    }

    void open(@Observes ManagementInterface management) {
        console.answer(
                management,
                HttpMethod.POST,
                "/enrolments",
                request -> addDevice(request.request().getParam("name")));
    }

    private ObjectNode addDevice(@Nullable String name) {
        Enrolments.Opened opened = enrolments.open(
                new Enrolments.Wish(null, Wishes.name(name), Wishes.icon(null), null, false),
                Cause.of(CauseKind.GATEWAY));
        return json.createObjectNode()
                .put("device", opened.enrolment().device())
                .put("code", opened.code())
                .put("expiresAt", opened.enrolment().expiresAt().toString());
    }
}
