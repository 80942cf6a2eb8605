package org.hearth.walls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code contracts/openapi.yaml} says that can be asked of the gateway: the tests of the walls are made from it, so a new route is in them. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final JsonNode DOCUMENT = read();

    private Contract() {}

    /**
     * One route.
     *
     * @param method in capitals
     * @param path with its parameters in braces
     * @param id operationId
     * @param roles who may; empty if everybody
     * @param body schema of the JSON it takes; missing if it takes none
     * @param queries names of its query parameters with their schemas
     */
    record Route(String method, String path, String id, Set<String> roles, JsonNode body, List<Query> queries) {
        boolean isOpen() {
            return roles.isEmpty();
        }

        boolean hasBody() {
            return !body.isMissingNode();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** A query parameter, and the schema of its value. */
    record Query(String name, JsonNode schema) {}

    /** All routes, in the order of their paths. */
    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> routes.add(route(path.getKey(), method.getKey(), method.getValue()))));
        return routes;
    }

    /** The schema itself, where it is only pointed at; what stands beside the pointer is words for people. */
    static JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref"))
            found = DOCUMENT.at(found.get("$ref").textValue().substring(1));
        return found;
    }

    private static Route route(String path, String method, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation
                .path("security")
                .forEach(scheme -> scheme.forEach(names -> names.forEach(role -> roles.add(role.textValue()))));
        List<Query> queries = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters"))
            if (parameter.path("in").asText().equals("query"))
                queries.add(new Query(parameter.path("name").textValue(), resolved(parameter.path("schema"))));
        return new Route(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                operation.path("operationId").textValue(),
                roles,
                operation.at("/requestBody/content/application~1json/schema"),
                queries);
    }

    private static JsonNode read() {
        try {
            String contract = Files.readString(Path.of(System.getProperty("hearth.contracts"), "openapi.yaml"));
            // An example of a time of day stands there without quotes, which the reader takes for a number to the base
            // of 60.
            return new YAMLMapper().readTree(contract.replaceAll("(?m)^( *- )(\\d\\d:[\\d:.]+)$", "$1'$2'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
