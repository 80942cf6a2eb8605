package org.hearth.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to operate some devices within windows, until a day has ended.
 *
 * @param id stable
 * @param gives what
 * @param createdAt when it was given
 * @param createdBy by whom; null if that is not known
 * @param revokedAt when it was taken back; null if it was not
 * @param endedAt when its last day was seen to be over; null if it was not, or it was revoked before
 */
public record Pass(
        UUID id,
        PassDraft gives,
        Instant createdAt,
        @Nullable UUID createdBy,
        @Nullable Instant revokedAt,
        @Nullable Instant endedAt) {
    /** A window that a clock change swallows comes again a week later, and that one must be found too. */
    private static final int DAYS_AHEAD = 15;

    /** True if this account may use it, in its windows. */
    boolean isOf(UUID account) {
        return account.equals(gives.account()) && end().isEmpty();
    }

    /** True if it opens its devices at this moment. */
    boolean isOpen(Instant now, ZoneId zone) {
        return span(now, zone).filter(span -> span.contains(now)).isPresent();
    }

    /** True if it will never open again. */
    boolean isOver(Instant now, ZoneId zone) {
        return end().isPresent() || isPast(now, zone);
    }

    /** True if its last day is over. */
    boolean isPast(Instant now, ZoneId zone) {
        return !now.isBefore(lastMoment(zone));
    }

    /** When it was seen to be over, or was taken back. */
    Optional<Instant> end() {
        return Optional.ofNullable(revokedAt == null ? endedAt : revokedAt);
    }

    /**
     * What it does at a moment.
     *
     * @param earliest before this moment the clock is wrong, and it is not open
     */
    PassState state(Instant now, Instant earliest, ZoneId zone) {
        boolean isBelieved = !now.isBefore(earliest);
        Window.Span next = span(isBelieved ? now : earliest, zone).orElse(null);
        if (next == null) return new PassState(false, isOver(now, zone), null, null);
        if (isBelieved && next.contains(now)) return new PassState(true, false, null, next.closes());
        Instant opens = isBelieved || next.opens().isAfter(earliest) ? next.opens() : earliest;
        return new PassState(false, false, opens, null);
    }

    /** The time in which it is open now or, if it is not, will be next; windows that touch are one. Never before it was given. */
    Optional<Window.Span> span(Instant now, ZoneId zone) {
        if (isOver(now, zone)) return Optional.empty();
        Instant begin = begin(zone);
        Instant end = lastMoment(zone);
        LocalDate first = LocalDate.ofInstant(now.isAfter(begin) ? now : begin, zone);
        Instant opens = null;
        Instant closes = null;
        for (Window.Span next : spans(first, zone)) {
            Instant from = next.opens().isBefore(begin) ? begin : next.opens();
            Instant to = next.closes().isAfter(end) ? end : next.closes();
            if (!to.isAfter(now) || !to.isAfter(from)) continue;
            if (opens == null || closes == null) {
                opens = from;
                closes = to;
            } else if (from.isAfter(closes)) break;
            else if (to.isAfter(closes)) closes = to;
        }
        return opens == null || closes == null ? Optional.empty() : Optional.of(new Window.Span(opens, closes));
    }

    private Instant begin(ZoneId zone) {
        if (gives.from() == null) return createdAt;
        Instant firstDay = gives.from().atStartOfDay(zone).toInstant();
        return firstDay.isAfter(createdAt) ? firstDay : createdAt;
    }

    private List<Window.Span> spans(LocalDate around, ZoneId zone) {
        List<Window.Span> spans = new ArrayList<>();
        for (LocalDate day = around.minusDays(2); day.isBefore(around.plusDays(DAYS_AHEAD)); day = day.plusDays(1))
            for (Window window : gives.windows()) window.on(day, zone).ifPresent(spans::add);
        spans.sort(Comparator.comparing(Window.Span::opens));
        return spans;
    }

    private Instant lastMoment(ZoneId zone) {
        return gives.until().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The same pass, giving this: one that was over begins anew. */
    Pass with(PassDraft now) {
        return new Pass(id, now, createdAt, createdBy, revokedAt, null);
    }

    /** The same without a device. */
    Pass without(String device) {
        return new Pass(id, gives.without(device), createdAt, createdBy, revokedAt, endedAt);
    }

    /** The same for the account that its invitation has become. */
    Pass of(UUID account) {
        return new Pass(id, gives.of(account), createdAt, createdBy, revokedAt, endedAt);
    }

    Pass revoked(Instant at) {
        return new Pass(id, gives, createdAt, createdBy, at, endedAt);
    }

    Pass ended(Instant at) {
        return new Pass(id, gives, createdAt, createdBy, revokedAt, at);
    }
}
