package org.hearth.devices;

import java.util.List;
import java.util.UUID;
import org.hearth.home.Room;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the household says of a device.
 *
 * @param name what people call it, 1 to 60 characters
 * @param icon which picture stands for it, one of {@link #ICONS}
 * @param room where it is
 * @param notes anything worth remembering, up to 1,000 characters; empty when there is nothing
 */
public record Label(String name, String icon, @Nullable Room room, String notes) {
    /** Pictures that the dashboard has. */
    public static final List<String> ICONS =
            List.of("bulb", "flame", "fan", "plug", "gate", "thermometer", "motion", "button", "device");

    private static final int MAX_NOTES = 1_000;

    public Label {
        name = PlainText.name("name", name);
        notes = notes.strip();
        if (!ICONS.contains(icon)) throw Problem.invalid("icon", "'" + icon + "' is no icon", String.join(", ", ICONS));
        if (notes.length() > MAX_NOTES)
            throw Problem.invalid("notes", "are too long: " + notes.length(), "at most " + MAX_NOTES + " characters");
        if (!PlainText.isPlain(notes.replace('\n', ' ')))
            throw Problem.invalid(
                    "notes", "hold what is not a character", "characters that can be shown, and new lines");
    }

    /** Id of the room it is in; null if it is in none. */
    public @Nullable UUID roomId() {
        return room == null ? null : room.id();
    }

    /** The same in another room, or in none. */
    Label in(@Nullable Room other) {
        return new Label(name, icon, other, notes);
    }
}
