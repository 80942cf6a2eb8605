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
 */
public record Pass(
        UUID id,
        PassDraft gives,
        Instant createdAt,
        @Nullable UUID createdBy,
        @Nullable Instant revokedAt) {
    /** A window that a clock change swallows comes again a week later, and that one must be found too. */
    private static final int DAYS_AHEAD = 15;

    /** True if this account may use it, in its windows. */
    boolean isOf(UUID account) {
        return account.equals(gives.account()) && revokedAt == null;
    }

    /** True if it opens its devices at this moment. */
    public boolean isOpen(Instant now, ZoneId zone) {
        return span(now, zone).filter(span -> span.contains(now)).isPresent();
    }

    /** When it closes, if it is open; empty if it is not. */
    public Optional<Instant> closes(Instant now, ZoneId zone) {
        return span(now, zone).filter(span -> span.contains(now)).map(Window.Span::closes);
    }

    /** When it opens next, if it is not open and ever will be. */
    public Optional<Instant> opens(Instant now, ZoneId zone) {
        return span(now, zone).filter(span -> !span.contains(now)).map(Window.Span::opens);
    }

    /** True if it will never open again. */
    public boolean isOver(Instant now, ZoneId zone) {
        return revokedAt != null || !now.isBefore(end(zone));
    }

    /** The time in which it is open now or, if it is not, will be next; windows that touch are one. */
    Optional<Window.Span> span(Instant now, ZoneId zone) {
        if (isOver(now, zone)) return Optional.empty();
        Instant begin = gives.from() == null
                ? Instant.MIN
                : gives.from().atStartOfDay(zone).toInstant();
        Instant end = end(zone);
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

    private List<Window.Span> spans(LocalDate around, ZoneId zone) {
        List<Window.Span> spans = new ArrayList<>();
        for (LocalDate day = around.minusDays(2); day.isBefore(around.plusDays(DAYS_AHEAD)); day = day.plusDays(1))
            for (Window window : gives.windows()) window.on(day, zone).ifPresent(spans::add);
        spans.sort(Comparator.comparing(Window.Span::opens));
        return spans;
    }

    private Instant end(ZoneId zone) {
        return gives.until().plusDays(1).atStartOfDay(zone).toInstant();
    }

    Pass with(PassDraft now) {
        return new Pass(id, now, createdAt, createdBy, revokedAt);
    }

    Pass revoked(Instant at) {
        return new Pass(id, gives, createdAt, createdBy, at);
    }
}
