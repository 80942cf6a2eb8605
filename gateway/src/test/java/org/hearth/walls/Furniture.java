package org.hearth.walls;

import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearth.enrolment.Boards;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;

/** One of everything a route can name, so that what a route refuses is what is wrong with the request, and not what is missing in the home. */
@ApplicationScoped
class Furniture {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern COLLECTION = Pattern.compile("/api/v1/((?:mqtt/)?\\w+)/.*");

    private final Boards boards;

    /** What there is, by the collection it stands in. */
    private final Map<String, String> ids = new HashMap<>();

    Furniture(Boards boards) {
        this.boards = boards;
    }

    /** The relay board of this home; its relay is {@code relay1}. */
    synchronized String device() {
        if (ids.isEmpty()) moveIn();
        return ids.getOrDefault("devices", "");
    }

    /** The path of a route, with ids of what is there. */
    String path(Contract.Route route) {
        String device = device();
        Matcher collection = COLLECTION.matcher(route.path());
        String id = collection.matches() ? ids.get(collection.group(1)) : null;
        return PARAMETER
                .matcher(route.path())
                .replaceAll(name -> name.group(1).equals("device")
                        ? device
                        : id == null ? UUID.randomUUID().toString() : id);
    }

    private void moveIn() {
        TestDevice board = boards.newBoard().start();
        Owner.awaits(board);
        Map<String, Object> relay = Map.of("device", board.id(), "capability", "relay1");
        Map<String, Object> wish = Map.of("operation", "SET", "value", true);
        Map<String, Object> state = new HashMap<>(relay);
        state.putAll(wish);
        Map<String, Object> plan = new HashMap<>(relay);
        plan.putAll(Map.of(
                "value",
                true,
                "recurrence",
                Map.of("kind", "WEEKLY", "days", List.of("MONDAY"), "time", "07:00"),
                "enabled",
                false));
        ids.put("devices", board.id());
        ids.put("rooms", made("rooms", Map.of("name", "Hall of walls")));
        ids.put("groups", made("groups", Map.of("name", "Walls", "members", List.of(relay))));
        ids.put("mqtt/fleet", ids.get("groups"));
        ids.put("scenes", made("scenes", Map.of("name", "Walls", "states", List.of(state))));
        ids.put("schedules", made("schedules", plan));
        ids.put(
                "calendar-links",
                add("calendar-links", Map.of("label", "Walls")).path("link.id"));
        ids.put("pauses", made("pauses", Map.of("schedule", ids.get("schedules"))));
        ids.put("enrolments", made("enrolments", Map.of("name", "Lamp of walls")));
        ids.put("commands", Owner.orders(board, true).path("id"));
        ids.put("batches", made("groups/" + ids.get("groups") + "/commands", wish));
        add("mqtt/accounts", Map.of("name", "walls", "filters", List.of("hearth/#")));
        ids.put("mqtt/accounts", "walls");
    }

    private static String made(String where, Map<String, Object> what) {
        return add(where, what).path("id");
    }

    private static Response add(String where, Map<String, Object> what) {
        Response answer =
                Owner.asks().contentType("application/json").body(what).post("/api/v1/" + where);
        if (answer.statusCode() >= 300) throw new IllegalStateException(where + ": " + answer.asString());
        return answer;
    }
}
