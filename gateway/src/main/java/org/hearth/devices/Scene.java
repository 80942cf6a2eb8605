package org.hearth.devices;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A named set of states.
 *
 * @param id stable
 * @param name what people call it
 * @param icon which picture stands for it
 * @param wishes at most 256, one for each part
 */
public record Scene(UUID id, String name, @Nullable String icon, List<Wish> wishes) {
    private static final int MAX_ICON = 24;

    public Scene {
        name = PlainText.name("name", name);
        wishes = List.copyOf(wishes);
        if (icon != null && (icon.length() > MAX_ICON || !icon.matches("[a-z0-9-]+")))
            throw Problem.invalid("icon", "is not the name of a picture", "up to " + MAX_ICON + " of a-z, 0-9 and -");
        if (wishes.size() > Group.MAX_MEMBERS)
            throw Problem.invalid("states", "are too many", "up to " + Group.MAX_MEMBERS);
        long parts = wishes.stream()
                .map(wish -> wish.device() + "/" + wish.capability())
                .distinct()
                .count();
        if (parts < wishes.size()) throw Problem.invalid("states", "name one part twice", "each part once");
    }

    /** Ids of the devices that it reaches. */
    public Set<String> devices() {
        return wishes.stream().map(Wish::device).collect(Collectors.toSet());
    }

    /**
     * What one part of a device is to be.
     *
     * @param device whose part
     * @param capability which of its actuators
     * @param action on, off or how bright; a pulse is no state
     */
    public record Wish(String device, String capability, Action action) {
        public Wish {
            if (action.operation() == Operation.PULSE)
                throw Problem.invalid("operation", "is not a state that lasts", "SET, LEVEL");
        }
    }
}
