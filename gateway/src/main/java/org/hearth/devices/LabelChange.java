package org.hearth.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearth.home.Room;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a {@link Label}. What is null stays as it is.
 *
 * @param name new name
 * @param icon new picture
 * @param place new room
 * @param notes new notes
 */
public record LabelChange(
        @Nullable String name,
        @Nullable String icon,
        @Nullable Place place,
        @Nullable String notes) {
    /**
     * Where a device is to be: a room or, with null, none. A place of its own, because "no room" and "leave it where it is" are
     * two wishes.
     */
    public record Place(@Nullable UUID room) {}

    /**
     * The label after this change.
     *
     * @param room of the new place; ignored if there is none
     */
    Label applied(Label before, @Nullable Room room) {
        return new Label(
                name == null ? before.name() : name,
                icon == null ? before.icon() : icon,
                place == null ? before.room() : room,
                notes == null ? before.notes() : notes);
    }

    /** What differs between two labels, for the journal; the notes themselves are nobody else's business. */
    static String told(Label before, Label after) {
        List<String> told = new ArrayList<>();
        if (!before.name().equals(after.name())) told.add("name " + after.name());
        if (!before.icon().equals(after.icon())) told.add("icon " + after.icon());
        if (!Objects.equals(before.room(), after.room()))
            told.add(after.room() == null ? "no room" : "room " + after.room().name());
        if (!before.notes().equals(after.notes())) told.add("notes");
        return String.join(", ", told);
    }
}
