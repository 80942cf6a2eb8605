package org.hearth.wired;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What can still be read at the top of a message that is too long or broken: enough to name it in the refusal. */
final class Excerpt {
    private static final JsonFactory JSON = new JsonFactory();

    private Excerpt() {}

    /** A text or a number, as text; null if it does not stand before the fault. */
    static @Nullable String text(byte[] payload, String field) {
        int length = Math.min(payload.length, Orders.LONGEST_PAYLOAD);
        try (JsonParser json = JSON.createParser(payload, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) return null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isWanted = json.currentName().equals(field);
                JsonToken value = json.nextToken();
                if (isWanted) return value == JsonToken.VALUE_STRING || value.isNumeric() ? json.getText() : null;
                json.skipChildren();
            }
        } catch (IOException cut) {
            return null;
        }
        return null;
    }

    /** A whole number above 0; 0 if there is none. */
    static long number(byte[] payload, String field) {
        String text = text(payload, field);
        try {
            return text == null ? 0 : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
