package org.hearth.walls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bodies that a route must refuse, each wrong in one thing. */
final class BadBodies {
    private final Specimens specimens;
    private final Contract.Route route;

    BadBodies(Specimens specimens, Contract.Route route) {
        this.specimens = specimens;
        this.route = route;
    }

    /**
     * A body that is wrong.
     *
     * @param field path of the field in which it is; empty if the whole is wrong
     * @param what the fault
     * @param text what is sent
     */
    record Bad(String field, String what, String text) {}

    /** A value that is wrong inside. */
    private record Wrong(String field, String what, JsonNode value) {}

    /** Every fault of every field, and those of the body as a whole. */
    List<Bad> all() {
        List<Bad> bodies = new ArrayList<>(whole());
        for (Wrong wrong : insideObject("", Contract.resolved(route.body())))
            bodies.add(new Bad(wrong.field(), wrong.what(), wrong.value().toString()));
        return bodies;
    }

    private List<Bad> whole() {
        String good = specimens.body(route).toString();
        String inner = good.substring(1, good.length() - 1);
        String first =
                Contract.resolved(route.body()).path("properties").fieldNames().next();
        String twice = inner.isEmpty() ? "\"" + first + "\":null" : inner;
        return List.of(
                new Bad("", "cut", good.substring(0, good.length() - 1)),
                new Bad("", "empty", ""),
                new Bad("", "blank", " \n"),
                new Bad("", "null", "null"),
                new Bad("", "list", "[" + good + "]"),
                new Bad("", "text", "\"x\""),
                new Bad("", "number", "5"),
                new Bad("", "no number", "NaN"),
                new Bad("", "a second document", good + good),
                new Bad("", "more behind it", good + "]"),
                new Bad("", "every key twice", "{" + twice + "," + twice + "}"),
                new Bad("", "unknown field", "{" + (inner.isEmpty() ? "" : inner + ",") + "\"isAdmin\":true}"),
                new Bad("", "prototype", "{" + (inner.isEmpty() ? "" : inner + ",") + "\"__proto__\":{}}"),
                new Bad("", "class", "{" + (inner.isEmpty() ? "" : inner + ",") + "\"@class\":\"java.lang.Runtime\"}"),
                new Bad("", "comment", "/* x */" + good),
                new Bad("", "single quotes", good.isEmpty() ? "'" : "{'" + first + "':1}"),
                new Bad("", "hundred thousand deep", "[".repeat(100_000) + "]".repeat(100_000)),
                new Bad("", "deep enough to fit", "[".repeat(30_000) + "]".repeat(30_000)),
                new Bad("", "deep and never closed", "{\"a\":".repeat(10_000)),
                new Bad("", "more than 64 KiB", good + " ".repeat(65_537)));
    }

    private List<Wrong> inside(String field, JsonNode pointed) {
        JsonNode schema = Contract.resolved(pointed);
        List<Wrong> wrongs = new ArrayList<>();
        String item = schema.path("items").isMissingNode()
                ? "0"
                : specimens.of(route, field + "[]", schema.get("items")).toString();
        BadValues.of(schema, item).forEach((what, value) -> wrongs.add(new Wrong(field, what, value)));
        if (Specimens.typeOf(schema).equals("object")) wrongs.addAll(insideObject(field, schema));
        if (Specimens.typeOf(schema).equals("array"))
            for (Wrong wrong : inside(field + "[]", schema.path("items")))
                wrongs.add(new Wrong(wrong.field(), wrong.what(), array().add(wrong.value())));
        return wrongs;
    }

    private List<Wrong> insideObject(String field, JsonNode schema) {
        List<Wrong> wrongs = new ArrayList<>();
        JsonNode good = specimens.of(route, field, schema);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String path = field.isEmpty() ? property.getKey() : field + "." + property.getKey();
            for (Wrong wrong : inside(path, property.getValue()))
                wrongs.add(new Wrong(wrong.field(), wrong.what(), with(good, property.getKey(), wrong.value())));
            if (!Specimens.required(schema).contains(property.getKey())) continue;
            wrongs.add(new Wrong(path, "null", with(good, property.getKey(), NullNode.instance)));
            wrongs.add(new Wrong(path, "missing", without(good, property.getKey())));
        }
        if (schema.has("additionalProperties"))
            for (Wrong wrong : inside(field + ".relay1", schema.path("additionalProperties")))
                wrongs.add(new Wrong(wrong.field(), wrong.what(), with(good, "relay1", wrong.value())));
        return wrongs;
    }

    private ArrayNode array() {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    }

    private static JsonNode with(JsonNode good, String name, JsonNode value) {
        return ((ObjectNode) good.deepCopy()).set(name, value);
    }

    private static JsonNode without(JsonNode good, String name) {
        return ((ObjectNode) good.deepCopy()).without(name);
    }
}
