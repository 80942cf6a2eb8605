package org.hearth.administration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.broker.BrokerAccount;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.ToolAccount;
import org.hearth.devices.Devices;
import org.hearth.identity.Console;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The broker's accounts, for the console of the gateway's own machine. */
@ApplicationScoped
class ConsoleResource {
    private final Console console;
    private final BrokerAccounts accounts;
    private final Tools tools;
    private final Devices devices;
    private final ObjectMapper json;

    ConsoleResource(Console console, BrokerAccounts accounts, Tools tools, Devices devices, ObjectMapper json) {
        this.console = console;
        this.accounts = accounts;
        this.tools = tools;
        this.devices = devices;
        this.json = json;
    }

    void open(@Observes ManagementInterface management) {
        console.answer(management, HttpMethod.GET, "/accounts", request -> list());
        console.answer(management, HttpMethod.POST, "/accounts", this::add);
        console.answer(
                management,
                HttpMethod.DELETE,
                "/accounts",
                request -> remove(request.request().getParam("name")));
    }

    private ArrayNode list() {
        ArrayNode listed = json.createArrayNode();
        for (BrokerAccount account : accounts.list())
            listed.addObject()
                    .put("name", account.name())
                    .put("of", devices.find(account.name()).isPresent() ? "device" : "tool")
                    .put("disabled", account.disabled());
        return listed;
    }

    private ObjectNode add(RoutingContext request) {
        ToolAccount account = new ToolAccount(named(request.request().getParam("name")), request.queryParam("filter"));
        Tools.Admitted admitted = tools.add(account, Cause.of(CauseKind.GATEWAY));
        return json.createObjectNode()
                .put("name", admitted.tool().account().userName())
                .put("secret", admitted.secret());
    }

    private ObjectNode remove(@Nullable String name) {
        String tool = named(name);
        tools.remove(tool, Cause.of(CauseKind.GATEWAY));
        return json.createObjectNode().put("name", ToolAccount.PREFIX + tool);
    }

    private static String named(@Nullable String name) {
        if (name == null) throw Problem.invalid("name", "is missing", "the name of a tool");
        return name.startsWith(ToolAccount.PREFIX) ? name.substring(ToolAccount.PREFIX.length()) : name;
    }
}
