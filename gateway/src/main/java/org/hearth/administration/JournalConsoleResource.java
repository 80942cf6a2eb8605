package org.hearth.administration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.hearth.identity.Console;
import org.hearth.journal.Seal;
import org.hearth.journal.SealCheck;
import org.hearth.journal.Seals;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Whether the journal is what was sealed, for the console of the gateway's own machine. */
@ApplicationScoped
class JournalConsoleResource {
    private final Console console;
    private final Seals seals;
    private final ObjectMapper json;

    JournalConsoleResource(Console console, Seals seals, ObjectMapper json) {
        this.console = console;
        this.seals = seals;
        this.json = json;
    }

    void open(@Observes ManagementInterface management) {
        console.answer(
                management,
                HttpMethod.POST,
                "/journal/check",
                request -> check(request.request().getParam("anchor")));
    }

    private ObjectNode check(@Nullable String noted) {
        Optional<Seal> anchor = Optional.ofNullable(noted)
                .map(text -> Seal.parse(text)
                        .orElseThrow(() -> Problem.invalid("anchor", "is not a noted link", "SEQ:HASH")));
        SealCheck check = seals.check(anchor);
        return json.<ObjectNode>valueToTree(check).put("tailOld", check.isTailOld());
    }
}
