package org.hearth.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One permission of a role in Mosquitto's Dynamic Security. What no rule allows is refused.
 *
 * @param kind what is allowed
 * @param topic where
 */
record Rule(Kind kind, String topic) {
    enum Kind {
        PUBLISH("publishClientSend"),
        RECEIVE("publishClientReceive"),
        SUBSCRIBE("subscribePattern");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("acltype", kind.wire)
                .put("topic", topic)
                .put("priority", 0)
                .put("allow", true);
    }

    /** What it takes to read this filter. */
    static List<Rule> reading(String filter) {
        return List.of(new Rule(Kind.RECEIVE, filter), new Rule(Kind.SUBSCRIBE, filter));
    }

    /** These rules as the broker takes them. */
    static ArrayNode json(Iterable<Rule> rules) {
        ArrayNode acls = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> acls.add(rule.json()));
        return acls;
    }

    /** True if the broker's role allows exactly these things. */
    static boolean areThose(Set<Rule> rules, JsonNode acls) {
        Set<String> wanted = new LinkedHashSet<>();
        rules.forEach(rule -> wanted.add(rule.kind.wire + " " + rule.topic + " true"));
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode acl : acls)
            found.add(acl.path("acltype").asText() + " " + acl.path("topic").asText() + " "
                    + acl.path("allow").asBoolean());
        return wanted.equals(found);
    }
}
