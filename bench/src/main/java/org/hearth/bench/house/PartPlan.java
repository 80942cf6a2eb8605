package org.hearth.bench.house;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one part is started.
 *
 * @param name names its log
 * @param words the program and its arguments
 * @param environment the whole of it; nothing of ours is handed on
 * @param stopSignal ends it in order, for example {@code SIGINT}
 */
public record PartPlan(String name, List<String> words, Map<String, String> environment, String stopSignal) {

    static PartPlan of(JsonObject part) {
        List<String> words = new ArrayList<>(List.of(part.getString("command")));
        words.addAll(texts(part.getJsonArray("args")));
        Map<String, String> environment = new HashMap<>();
        part.getJsonObject("env").forEach(entry -> environment.put(entry.getKey(), (String) entry.getValue()));
        return new PartPlan(part.getString("name"), words, environment, part.getString("stopSignal"));
    }

    /** The same Java program with more options for its virtual machine. */
    PartPlan withJavaOptions(List<String> options) {
        List<String> longer = new ArrayList<>(words);
        longer.addAll(longer.indexOf("-jar"), options);
        return new PartPlan(name, longer, environment, stopSignal);
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
