package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;

/** Keeper of the groups. Any number of threads may hold it. */
@ApplicationScoped
public class Groups {
    private static final int MAX_GROUPS = 128;

    private final GroupTable table;
    private final Devices devices;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<GroupRemoved> removed;

    Groups(GroupTable table, Devices devices, Journal journal, InstantSource clock, Event<GroupRemoved> removed) {
        this.table = table;
        this.devices = devices;
        this.journal = journal;
        this.clock = clock;
        this.removed = removed;
    }

    /** All groups, by name. */
    @Transactional
    public List<Group> list() {
        return table.list();
    }

    /**
     * The group of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    @Transactional
    public Group require(UUID id) {
        return list().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("group", id.toString()).thrown());
    }

    @Transactional
    Group add(Group group, Cause cause) {
        check(group);
        if (list().size() >= MAX_GROUPS)
            throw new Problem.Conflict("too-many-groups", "There are " + MAX_GROUPS + " groups already.").thrown();
        table.insert(group);
        tell(JournalVerb.GROUP_ADDED, group, cause);
        return group;
    }

    @Transactional
    Group change(Group group, Cause cause) {
        check(group);
        if (!table.rename(group)) throw new Problem.NotFound("group", group.id().toString()).thrown();
        table.replaceMembers(group);
        tell(JournalVerb.GROUP_CHANGED, group, cause);
        return group;
    }

    @Transactional
    void remove(UUID id, Cause cause) {
        Group group = require(id);
        removed.fire(new GroupRemoved(group, cause));
        table.delete(id);
        tell(JournalVerb.GROUP_REMOVED, group, cause);
    }

    private void check(Group group) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < group.members().size(); i++) {
            Group.Member member = group.members().get(i);
            if (!isActuator(member))
                errors.add(new FieldError(
                        "members[" + i + "]",
                        "'" + member.device() + "/" + member.capability() + "' cannot be switched",
                        "an actuator of a device of this home"));
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors).thrown();
    }

    private boolean isActuator(Group.Member member) {
        return devices.find(member.device())
                .flatMap(device -> device.capability(member.capability()))
                .filter(part -> !part.operations().isEmpty())
                .isPresent();
    }

    private void tell(JournalVerb verb, Group group, Cause cause) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(group.name()));
    }
}
