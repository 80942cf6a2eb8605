package org.hearth.devices;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;

/**
 * Actuators that are told the same thing together.
 *
 * @param id stable
 * @param name what people call it
 * @param members at most 256, each once
 */
public record Group(UUID id, String name, List<Member> members) {
    /** As many as one wish may reach. */
    static final int MAX_MEMBERS = 256;

    public Group {
        name = PlainText.name("name", name);
        members = List.copyOf(members);
        if (members.size() > MAX_MEMBERS) throw Problem.invalid("members", "are too many", "up to " + MAX_MEMBERS);
        if (new HashSet<>(members).size() < members.size())
            throw Problem.invalid("members", "name one part twice", "each part once");
    }

    /** Ids of the devices that it reaches. */
    public Set<String> devices() {
        return members.stream().map(Member::device).collect(Collectors.toSet());
    }

    /**
     * A part of a device.
     *
     * @param device whose
     * @param capability which of its actuators
     */
    public record Member(String device, String capability) {}
}
