package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hearth.devices.PassResource.PassRequest;
import org.hearth.devices.PassResource.WindowView;
import org.hearth.identity.Pass;
import org.hearth.identity.PassDraft;
import org.hearth.identity.Rights;
import org.hearth.identity.Role;
import org.hearth.identity.Window;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a pass. Any number of threads may hold it. */
@ApplicationScoped
class PassRequests {
    private final Devices devices;
    private final Rights rights;

    PassRequests(Devices devices, Rights rights) {
        this.devices = devices;
        this.rights = rights;
    }

    /** For a new pass. */
    PassDraft draft(PassRequest request) {
        if (request.account() != null && request.invitation() != null)
            throw Problem.invalid("invitation", "is one too many", "a person, or an invitation");
        if (request.account() != null) checkPerson(request.account());
        return draft(request.account(), request.invitation(), request);
    }

    /** For a pass that is there: whose it is was decided. */
    PassDraft draft(Pass pass, PassRequest request) {
        return draft(pass.gives().account(), pass.gives().invitation(), request);
    }

    private PassDraft draft(@Nullable UUID account, @Nullable UUID invitation, PassRequest request) {
        return new PassDraft(
                account,
                invitation,
                request.label(),
                devices(Problem.required("devices", request.devices(), "ids of devices")),
                windows(Problem.required("windows", request.windows(), "days with hours")),
                request.from(),
                Problem.required("until", request.until(), "the last day, for example 2027-01-05"));
    }

    private void checkPerson(UUID account) {
        boolean isOwner = rights.list().stream()
                .filter(person -> person.account().id().equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("account", "is nobody of this home", "a person"))
                .rights()
                .role()
                .equals(Role.OWNER);
        if (isOwner) throw Problem.invalid("account", "is an owner, who needs no pass", "a member or a guest");
    }

    private List<String> devices(List<@Nullable String> asked) {
        List<String> ids = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "devices[" + i + "]";
            String id = Problem.required(field, asked.get(i), "the id of a device");
            if (devices.find(id).isEmpty())
                errors.add(new FieldError(field, "is not a device of this home", "the id of a device"));
            ids.add(id);
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors).thrown();
        return ids;
    }

    private static List<Window> windows(List<@Nullable WindowView> asked) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "windows[" + i + "]";
            WindowView window = Problem.required(field, asked.get(i), "days with hours");
            windows.add(new Window(
                    days(field + ".days", Problem.required(field + ".days", window.days(), "MONDAY to SUNDAY")),
                    Problem.required(field + ".from", window.from(), "HH:mm"),
                    Problem.required(field + ".to", window.to(), "HH:mm")));
        }
        return windows;
    }

    private static Set<DayOfWeek> days(String field, List<@Nullable DayOfWeek> asked) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : asked) days.add(Problem.required(field, day, "MONDAY to SUNDAY"));
        return days;
    }
}
