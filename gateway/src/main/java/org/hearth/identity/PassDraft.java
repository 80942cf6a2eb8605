package org.hearth.identity;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a pass is to give, and to whom.
 *
 * @param account whose; null as long as the invitation is not accepted
 * @param invitation whose acceptance gives it an account; null if it was given to somebody who is here
 * @param label what the owner calls it
 * @param devices at most 64, each once
 * @param windows 1 to 16
 * @param from first day on the home's clock; null: at once
 * @param until last day
 */
public record PassDraft(
        @Nullable UUID account,
        @Nullable UUID invitation,
        @Nullable String label,
        List<String> devices,
        List<Window> windows,
        @Nullable LocalDate from,
        LocalDate until) {
    private static final int MAX_DEVICES = 64;
    private static final int MAX_WINDOWS = 16;

    /** Nobody plans further, and no calendar has to reckon with it. */
    private static final int MAX_YEARS = 10;

    public PassDraft {
        if (account == null && invitation == null)
            throw Problem.invalid("account", "is missing", "a person, or an invitation");
        if (label != null) label = PlainText.name("label", label);
        devices = List.copyOf(devices);
        windows = List.copyOf(windows);
        if (devices.size() > MAX_DEVICES) throw Problem.invalid("devices", "are too many", "up to " + MAX_DEVICES);
        if (new HashSet<>(devices).size() < devices.size())
            throw Problem.invalid("devices", "name one device twice", "each device once");
        if (windows.isEmpty() || windows.size() > MAX_WINDOWS)
            throw Problem.invalid("windows", "are none or too many", "1 to " + MAX_WINDOWS);
        if (from != null && until.isBefore(from))
            throw Problem.invalid("until", "is before the first day", from + " or later");
    }

    /**
     * Refuses days that make no sense today.
     *
     * @throws org.hearth.problems.ProblemException naming the field, for a last day that is over, and for a day beyond ten years
     */
    void checkDays(LocalDate today) {
        LocalDate last = today.plusYears(MAX_YEARS);
        if (from != null && (from.isAfter(last) || from.isBefore(today.minusYears(MAX_YEARS))))
            throw Problem.invalid("from", "is too far away", today.minusYears(MAX_YEARS) + " to " + last);
        if (until.isBefore(today)) throw Problem.invalid("until", "is over already", "today or later");
        if (until.isAfter(last)) throw Problem.invalid("until", "is too far away", last + " or before");
    }

    /** The same without a device. */
    PassDraft without(String device) {
        return new PassDraft(
                account,
                invitation,
                label,
                devices.stream().filter(other -> !other.equals(device)).toList(),
                windows,
                from,
                until);
    }

    /** The same for the account that an invitation has become. */
    PassDraft of(UUID now) {
        return new PassDraft(now, invitation, label, devices, windows, from, until);
    }
}
