package org.hearth.bench.report;

import io.vertx.core.json.JsonObject;

/**
 * One line of the result.
 *
 * @param name what was measured
 * @param unit of all three
 * @param floor what the parts allow; not a number where there is no floor
 * @param reference the bare program; not a number where it does not do this
 * @param gateway the product
 */
public record Figure(String name, String unit, double floor, double reference, double gateway) {
    /** No such figure. */
    public static final double NONE = Double.NaN;

    double toFloor() {
        return gateway / floor;
    }

    double toReference() {
        return gateway / reference;
    }

    /** The same for programs. */
    public JsonObject json() {
        JsonObject json = new JsonObject().put("name", name).put("unit", unit);
        put(json, "floor", floor);
        put(json, "reference", reference);
        put(json, "gateway", gateway);
        put(json, "toFloor", toFloor());
        put(json, "toReference", toReference());
        return json;
    }

    private static void put(JsonObject json, String field, double value) {
        // JSON has no word for "not a number" (RFC 8259, section 6): what is not there was not measured.
        if (Double.isFinite(value)) json.put(field, Math.round(value * 10_000) / 10_000.0);
    }
}
