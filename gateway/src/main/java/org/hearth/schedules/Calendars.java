package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.home.Homes;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;

/** What is planned in the coming weeks, as a calendar. Any number of threads may hold it. */
@ApplicationScoped
class Calendars {
    private static final Duration AHEAD = Duration.ofDays(28);

    /** What is due each minute would bury everything else. */
    private static final int MAX_A_SCHEDULE = 400;

    private static final int MAX_EVENTS = 5_000;

    private final CalendarLinks links;
    private final Previews previews;
    private final Pauses pauses;
    private final Deeds deeds;
    private final Homes homes;
    private final Sites sites;
    private final Rights rights;
    private final InstantSource clock;

    Calendars(
            CalendarLinks links,
            Previews previews,
            Pauses pauses,
            Deeds deeds,
            Homes homes,
            Sites sites,
            Rights rights,
            InstantSource clock) {
        this.links = links;
        this.previews = previews;
        this.pauses = pauses;
        this.deeds = deeds;
        this.homes = homes;
        this.sites = sites;
        this.rights = rights;
        this.clock = clock;
    }

    /** The calendar behind a link, with what its maker may see at this moment; empty if there is no such link. */
    @Transactional
    Optional<String> find(String secret) {
        return links.owner(secret).map(this::of);
    }

    private String of(UUID account) {
        Reach reach = rights.of(account);
        Instant now = clock.instant();
        Site home = sites.home();
        Pauses.Held held = pauses.held();
        List<ICalendar.Event> events = new ArrayList<>();
        for (ScheduleRow row : ScheduleRow.<ScheduleRow>list("nextAt IS NOT NULL")) {
            Schedule schedule = row.schedule();
            if (!reach.seesAll(deeds.devices(schedule.deed()))) continue;
            List<Pause> pausing = held.of(schedule.id(), schedule.deed().target());
            events.addAll(events(schedule, pausing, home, now.plus(AHEAD)));
        }
        return ICalendar.of(
                homes.find().name(),
                events.stream()
                        .sorted(Comparator.comparing(ICalendar.Event::start))
                        .limit(MAX_EVENTS)
                        .toList(),
                now);
    }

    /** A start with its end is one event. */
    private List<ICalendar.Event> events(Schedule schedule, List<Pause> pausing, Site home, Instant until) {
        List<Edge> edges = previews.comingEdges(schedule, pausing, home)
                .limit(MAX_A_SCHEDULE)
                .takeWhile(edge -> edge.at().isBefore(until))
                .toList();
        List<ICalendar.Event> events = new ArrayList<>();
        for (Edge edge : edges) {
            if (edge.phase() == Phase.END) continue;
            Instant end = edges.stream()
                    .filter(other ->
                            other.phase() == Phase.END && other.startedAt().equals(edge.dueAt()))
                    .map(Edge::at)
                    .findFirst()
                    .orElse(null);
            events.add(new ICalendar.Event(schedule.id(), schedule.name(), edge.dueAt(), edge.at(), end));
        }
        return events;
    }
}
