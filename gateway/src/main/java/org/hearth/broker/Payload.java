package org.hearth.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.hearth.problems.PlainText;

/**
 * A JSON object of a device, read strictly: the rules of {@code contracts/mqtt/topics.md} hold for whatever passed
 * {@link #read}, and every accessor names the field it did not like.
 */
public final class Payload {
    /** Containers inside the object itself. */
    private static final int MAX_DEPTH = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final ObjectNode object;

    private Payload(ObjectNode object) {
        this.object = object;
    }

    /**
     * Reads a payload of version 1.
     *
     * @param bytes as they came
     * @param maxBytes more are refused unread
     */
    public static Payload read(byte[] bytes, int maxBytes) throws ContractViolation {
        if (bytes.length > maxBytes) throw new ContractViolation("too_large");
        Payload payload = new Payload(parse(bytes));
        check(payload.object, 0);
        if (payload.integer("v", 0, Integer.MAX_VALUE) != 1) throw new ContractViolation("version");
        return payload;
    }

    /** Reads what a device says that is older than the protocol: by the same rules, but of no version. */
    public static Payload readUnversioned(byte[] bytes, int maxBytes) throws ContractViolation {
        if (bytes.length > maxBytes) throw new ContractViolation("too_large");
        Payload payload = new Payload(parse(bytes));
        check(payload.object, 0);
        return payload;
    }

    /** Its members that are numbers, under plain names; at most {@code max} of them. */
    public Map<String, JsonNode> numbers(int max) throws ContractViolation {
        Map<String, JsonNode> numbers = new java.util.LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isNumber()) continue;
            if (!PlainText.isPlain(entry.getKey()) || entry.getKey().isEmpty())
                throw new ContractViolation("range:name");
            numbers.put(entry.getKey(), entry.getValue());
        }
        if (numbers.size() > max) throw new ContractViolation("range:m");
        return numbers;
    }

    private static ObjectNode parse(byte[] bytes) throws ContractViolation {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (JSON.readTree(text) instanceof ObjectNode read) return read;
            throw new ContractViolation("not_object");
        } catch (CharacterCodingException e) {
            throw new ContractViolation("not_utf8");
        } catch (JsonProcessingException e) {
            boolean duplicate = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            throw new ContractViolation(duplicate ? "duplicate_key" : "not_json");
        } catch (IOException e) {
            throw new ContractViolation("not_json");
        }
    }

    private static void check(JsonNode node, int depth) throws ContractViolation {
        if (node.isNull()) throw new ContractViolation("null");
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) throw new ContractViolation("not_finite");
        if (!node.isContainerNode()) return;
        if (depth > MAX_DEPTH) throw new ContractViolation("nesting");
        for (JsonNode child : node) check(child, depth + 1);
    }

    /** True if the field is there. */
    public boolean has(String field) {
        return object.has(field);
    }

    /** A text of 1 to {@code maxLength} characters, none of which is {@linkplain PlainText#isPlain a control character}. */
    public String text(String field, int maxLength) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isTextual()) throw new ContractViolation("type:" + field);
        if (node.textValue().isEmpty() || node.textValue().length() > maxLength || !PlainText.isPlain(node.textValue()))
            throw new ContractViolation("range:" + field);
        return node.textValue();
    }

    /** A text, or what it is when the field is not there. */
    public String text(String field, int maxLength, String otherwise) throws ContractViolation {
        return has(field) ? text(field, maxLength) : otherwise;
    }

    /** A whole number between the two, both included. */
    public long integer(String field, long min, long max) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isIntegralNumber()) throw new ContractViolation("type:" + field);
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max)
            throw new ContractViolation("range:" + field);
        return node.longValue();
    }

    /** A whole number, or what it is when the field is not there. */
    public long integer(String field, long min, long max, long otherwise) throws ContractViolation {
        return has(field) ? integer(field, min, max) : otherwise;
    }

    /** True or false. */
    public boolean bool(String field) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isBoolean()) throw new ContractViolation("type:" + field);
        return node.booleanValue();
    }

    /** True or false, or what it is when the field is not there. */
    public boolean bool(String field, boolean otherwise) throws ContractViolation {
        return has(field) ? bool(field) : otherwise;
    }

    /** The names of its members, in the order in which they came. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A member that is an object itself. */
    public Payload object(String field) throws ContractViolation {
        if (!(required(field) instanceof ObjectNode member)) throw new ContractViolation("type:" + field);
        return new Payload(member);
    }

    /** The members of an object, each true, false or a number; at most {@code max} of them, under plain names. */
    public Map<String, JsonNode> values(String field, int max) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isObject()) throw new ContractViolation("type:" + field);
        if (node.size() > max) throw new ContractViolation("range:" + field);
        Map<String, JsonNode> values = new java.util.LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> entries = node.fields(); entries.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = entries.next();
            if (!PlainText.isPlain(entry.getKey())) throw new ContractViolation("range:" + field);
            if (!entry.getValue().isNumber() && !entry.getValue().isBoolean())
                throw new ContractViolation("type:" + field + "." + entry.getKey());
            values.put(entry.getKey(), entry.getValue());
        }
        return values;
    }

    /** The members of an object, each an object itself; at most {@code max} of them, under plain names; none if it is not there. */
    public Map<String, Payload> members(String field, int max) throws ContractViolation {
        if (!has(field)) return Map.of();
        JsonNode node = required(field);
        if (!node.isObject()) throw new ContractViolation("type:" + field);
        if (node.size() > max) throw new ContractViolation("range:" + field);
        Map<String, Payload> members = new java.util.LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!PlainText.isPlain(entry.getKey())) throw new ContractViolation("range:" + field);
            if (!(entry.getValue() instanceof ObjectNode member)) throw new ContractViolation("type:" + field);
            members.put(entry.getKey(), new Payload(member));
        }
        return members;
    }

    /** The whole numbers of a list, each between the two, both included; at most {@code most} of them. */
    public List<Integer> integers(String field, int min, int max, int most) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isArray()) throw new ContractViolation("type:" + field);
        if (node.size() > most) throw new ContractViolation("range:" + field);
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode child : node) {
            if (!child.isIntegralNumber()) throw new ContractViolation("type:" + field);
            if (!child.canConvertToInt() || child.intValue() < min || child.intValue() > max)
                throw new ContractViolation("range:" + field);
            numbers.add(child.intValue());
        }
        return numbers;
    }

    /** The objects of a list; at most {@code max} of them. */
    public List<Payload> objects(String field, int max) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isArray()) throw new ContractViolation("type:" + field);
        if (node.size() > max) throw new ContractViolation("range:" + field);
        List<Payload> objects = new ArrayList<>();
        for (JsonNode child : node) {
            if (!(child instanceof ObjectNode member)) throw new ContractViolation("type:" + field);
            objects.add(new Payload(member));
        }
        return objects;
    }

    /** The lists of a list, each of {@code width} plain values; at most {@code max} of them. */
    public List<List<JsonNode>> rows(String field, int width, int max) throws ContractViolation {
        JsonNode node = required(field);
        if (!node.isArray()) throw new ContractViolation("type:" + field);
        if (node.size() > max) throw new ContractViolation("range:" + field);
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode row : node) {
            if (!row.isArray() || row.size() != width) throw new ContractViolation("type:" + field);
            List<JsonNode> values = new ArrayList<>();
            for (JsonNode value : row) {
                if (value.isContainerNode()) throw new ContractViolation("type:" + field);
                values.add(value);
            }
            rows.add(List.copyOf(values));
        }
        return rows;
    }

    /** The texts of a list; at most {@code max} of them; none if the field is not there. */
    public List<String> texts(String field, int max) throws ContractViolation {
        if (!has(field)) return List.of();
        JsonNode node = required(field);
        if (!node.isArray()) throw new ContractViolation("type:" + field);
        if (node.size() > max) throw new ContractViolation("range:" + field);
        List<String> texts = new ArrayList<>();
        for (JsonNode child : node) {
            if (!child.isTextual()) throw new ContractViolation("type:" + field);
            texts.add(child.textValue());
        }
        return texts;
    }

    /** A payload to be sent; {@code v} stands first. */
    public static ObjectNode compose() {
        return JsonNodeFactory.instance.objectNode().put("v", 1);
    }

    private JsonNode required(String field) throws ContractViolation {
        JsonNode node = object.get(field);
        if (node == null) throw new ContractViolation("missing:" + field);
        return node;
    }
}
