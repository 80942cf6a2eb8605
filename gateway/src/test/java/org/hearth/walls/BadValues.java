package org.hearth.walls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** What no field of a schema takes, by the name of the fault; the text is JSON, or what somebody takes for it. */
final class BadValues {
    private static final int FITS_INTO_A_BODY = 60_000;

    private BadValues() {}

    /** Values that break the schema, or the rules for text that hold in the whole house. */
    static Map<String, JsonNode> of(JsonNode schema, String item) {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("deeply nested", "[".repeat(20_000) + "]".repeat(20_000));
        String type = schema.has("enum") ? "enum" : Specimens.typeOf(schema);
        switch (type) {
            case "integer" -> integers(bad);
            case "number" -> numbers(bad);
            case "boolean" -> bad.putAll(Map.of("text", "\"true\"", "number", "1", "list", "[]", "object", "{}"));
            case "array" -> lists(bad, item);
            case "object" -> bad.putAll(Map.of("text", "\"x\"", "number", "5", "list", "[]", "truth", "true"));
            case "any" -> values(bad);
            case "enum" ->
                bad.putAll(
                        Map.of("unknown", "\"NOPE\"", "empty", "\"\"", "number", "0", "truth", "true", "list", "[]"));
            default -> texts(bad);
        }
        if (schema.path("format").asText().matches("uuid|duration|date-time"))
            bad.putAll(Map.of("other text", "\"x\"", "half", "\"P\"", "emoji", "\"\\ud83d\\ude00\""));
        Map<String, JsonNode> values = new LinkedHashMap<>();
        bad.forEach((name, json) -> values.put(name, raw(json)));
        return values;
    }

    /** Text as it is, whatever a library thinks of it. */
    static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    private static void integers(Map<String, String> bad) {
        numbers(bad);
        bad.put("fraction", "1.5");
    }

    private static void numbers(Map<String, String> bad) {
        bad.putAll(Map.of("text", "\"5\"", "truth", "true", "list", "[5]", "object", "{}", "too great", "1e309"));
        bad.putAll(Map.of("no number", "NaN", "infinite", "-Infinity"));
        bad.putAll(Map.of("beyond 64 bits", "99999999999999999999", "far below", "-99999999999999999999"));
        bad.put("a thousand digits and more", "9".repeat(2_000));
    }

    /** A capability's value is on or off, or a number. */
    private static void values(Map<String, String> bad) {
        bad.putAll(Map.of("text", "\"on\"", "list", "[true]", "object", "{\"on\":true}", "too great", "1e309"));
        bad.putAll(Map.of("no number", "NaN", "infinite", "Infinity", "text of a number", "\"1\""));
        bad.put("a thousand digits and more", "9".repeat(2_000));
    }

    private static void lists(Map<String, String> bad, String item) {
        bad.putAll(Map.of("text", "\"x\"", "number", "5", "object", "{}", "truth", "true", "null inside", "[null]"));
        String one = item + ",";
        bad.put("ten thousand", "[" + one.repeat(9_999) + item + "]");
        bad.put("as many as fit", "[" + one.repeat(FITS_INTO_A_BODY / one.length() - 1) + item + "]");
    }

    private static void texts(Map<String, String> bad) {
        bad.putAll(Map.of("number", "5", "fraction", "1.5", "truth", "true", "list", "[\"x\"]", "object", "{}"));
        bad.putAll(Map.of("nothing", "\"\\u0000\"", "nothing inside", "\"a\\u0000b\"", "escape", "\"a\\u001b[31m\""));
        bad.putAll(Map.of("half a character", "\"\\ud800\"", "other half", "\"a\\udc00b\"", "delete", "\"a\\u007f\""));
        bad.putAll(Map.of("direction turned", "\"a\\u202egnp.exe\"", "direction isolated", "\"a\\u2066b\\u2069\""));
        bad.put("line end", "\"a\\r\\nSet-Cookie: b\"");
        bad.put("a million", "\"" + "x".repeat(1_000_000) + "\"");
        bad.put("as long as fits", "\"" + "x".repeat(FITS_INTO_A_BODY) + "\"");
    }
}
