package org.hearth.walls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The smallest body of each route that could be accepted: what is required, with values that have a meaning in this home. */
final class Specimens {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the schema leaves open, but the rest of the specimen needs. */
    private static final Set<String> PART = Set.of("device", "capability", "value");

    private static final Map<String, Set<String>> NEEDED = Map.of(
            "sendCommand",
            Set.of("value"),
            "sendCommandByBroker",
            Set.of("value"),
            "setAdapter",
            Set.of("topic"),
            "addSchedule",
            PART,
            "changeSchedule",
            PART,
            "previewSchedule",
            PART);

    /** By the name of the field, or of the route and the field where one name means two things. */
    private final Map<String, JsonNode> known;

    Specimens(String device) {
        known = Map.ofEntries(
                entry("name", "Sample of walls"),
                entry("addBrokerAccount.name", "sample"),
                entry("device", device),
                entry("capability", "relay1"),
                entry("operation", "SET"),
                entry("setAdapter.topic", "1"),
                entry("setAdapter.id", "relay1"),
                entry("setAdapter.kind", "RELAYS"),
                entry("time", "07:00"),
                entry("zone", "Europe/Athens"),
                entry("now", Instant.now().toString()),
                entry("topic", "system/walls"),
                entry("publish.topic", "system/time"),
                entry("payload", "x"),
                entry("filter", "system/#"),
                entry("filters[]", "system/#"),
                entry("reason", "REPLACE"),
                entry("code", "WALL-WALL-WALL"),
                entry("password", "seven crooked walls"),
                entry("eraseHome.homeName", "Test house"),
                Map.entry("value", JSON.booleanNode(true)),
                Map.entry("recurrence", weekly()),
                Map.entry("revision", JSON.numberNode(0)));
    }

    private static JsonNode weekly() {
        ObjectNode weekly = JSON.objectNode().put("kind", "WEEKLY").put("time", "07:00");
        weekly.putArray("days").add("MONDAY");
        return weekly;
    }

    private static Map.Entry<String, JsonNode> entry(String field, String value) {
        return Map.entry(field, JSON.textNode(value));
    }

    /** A body with the required fields and no others. */
    JsonNode body(Contract.Route route) {
        return of(route, "", route.body());
    }

    /** A value for a field of this name and schema. */
    JsonNode of(Contract.Route route, String field, JsonNode pointed) {
        JsonNode schema = Contract.resolved(pointed);
        JsonNode own = known.getOrDefault(route.id() + "." + field, known.get(field));
        if (own != null) return own;
        if (schema.has("enum")) return schema.get("enum").get(0);
        return switch (typeOf(schema)) {
            case "object" -> object(route, schema);
            case "array" -> JSON.arrayNode().add(of(route, field + "[]", schema.path("items")));
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            default -> text(schema);
        };
    }

    /** The type a value has to have, whatever else it may be (null, in OpenAPI 3.1). */
    static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).textValue() : type.asText("any");
    }

    static Set<String> required(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("required").forEach(name -> names.add(name.textValue()));
        return names;
    }

    private ObjectNode object(Contract.Route route, JsonNode schema) {
        ObjectNode made = JSON.objectNode();
        Set<String> names = required(schema);
        NEEDED.getOrDefault(route.id(), Set.of()).stream()
                .filter(schema.path("properties")::has)
                .forEach(names::add);
        for (String name : names)
            made.set(name, of(route, name, schema.path("properties").path(name)));
        if (schema.has("additionalProperties"))
            made.set("relay1", of(route, "relay1", schema.path("additionalProperties")));
        return made;
    }

    private static JsonNode text(JsonNode schema) {
        return JSON.textNode(
                switch (schema.path("format").asText()) {
                    case "uuid" -> "00000000-0000-4000-8000-000000000000";
                    case "duration" -> "PT1M";
                    case "date-time" -> "2027-03-28T04:00:00Z";
                    default -> "sample";
                });
    }
}
