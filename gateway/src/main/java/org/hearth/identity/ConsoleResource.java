package org.hearth.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Lost passwords and signing keys, for the console of the gateway's own machine. */
@ApplicationScoped
class ConsoleResource {
    private final Console console;
    private final Accounts accounts;
    private final Recoveries recoveries;
    private final SigningKeys keys;
    private final ObjectMapper json;

    ConsoleResource(Console console, Accounts accounts, Recoveries recoveries, SigningKeys keys, ObjectMapper json) {
        this.console = console;
        this.accounts = accounts;
        this.recoveries = recoveries;
        this.keys = keys;
        this.json = json;
    }

    void open(@Observes ManagementInterface management) {
        console.answer(management, HttpMethod.GET, "/owners", request -> listOwners());
        console.answer(
                management,
                HttpMethod.POST,
                "/recoveries",
                request -> recover(request.request().getParam("name")));
        console.answer(management, HttpMethod.POST, "/keys", request -> rotate());
    }

    private ArrayNode listOwners() {
        ArrayNode owners = json.createArrayNode();
        for (Resident resident : accounts.list())
            if (resident.account().role() == Role.OWNER)
                owners.add(resident.account().name());
        return owners;
    }

    private ObjectNode recover(@Nullable String name) {
        Recoveries.Opened opened = recoveries.open(Problem.required("name", name, "the name of an owner"));
        return json.createObjectNode()
                .put("owner", opened.owner().name())
                .put("code", opened.code().text())
                .put("expiresAt", opened.expiresAt().toString());
    }

    private ObjectNode rotate() {
        return json.createObjectNode().put("key", keys.rotate().id());
    }
}
