package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The passes in memory, as they were committed, read off the clock at each question. Any number of threads may hold it. */
@ApplicationScoped
class KnownPasses {
    private final Map<UUID, Pass> passes = new ConcurrentHashMap<>();
    private final PassTime time;
    private final HomeZone home;

    KnownPasses(PassTime time, HomeZone home) {
        this.time = time;
        this.home = home;
    }

    void put(Pass pass) {
        passes.put(pass.id(), pass);
    }

    /** Changes those of which this is true. */
    void change(Predicate<Pass> which, UnaryOperator<Pass> change) {
        passes.replaceAll((id, pass) -> which.test(pass) ? change.apply(pass) : pass);
    }

    void remove(Predicate<Pass> which) {
        passes.values().removeIf(which);
    }

    Optional<Pass> find(UUID id) {
        return Optional.ofNullable(passes.get(id));
    }

    /** All, the newest first. */
    List<Pass> list() {
        return passes.values().stream()
                .sorted(Comparator.comparing(Pass::createdAt).reversed().thenComparing(Pass::id))
                .toList();
    }

    /** Those that are not over, the newest first. */
    List<Pass> standing() {
        Instant now = time.now();
        ZoneId zone = home.zone();
        return list().stream().filter(pass -> !pass.isOver(now, zone)).toList();
    }

    /** Those whose last day is over, and of which that is not known yet. */
    Set<UUID> past() {
        Instant now = time.now();
        ZoneId zone = home.zone();
        return ids(passes.values(), pass -> pass.end().isEmpty() && pass.isPast(now, zone));
    }

    /** Devices that an account's passes open at this moment. */
    Set<String> openDevices(UUID account) {
        Instant now = time.now();
        Set<String> open = new HashSet<>();
        if (now.isBefore(time.earliest())) return open;
        ZoneId zone = home.zone();
        for (Pass pass : passes.values())
            if (pass.isOf(account) && pass.isOpen(now, zone))
                open.addAll(pass.gives().devices());
        return open;
    }

    /** What a pass does at this moment. */
    PassState state(Pass pass) {
        return pass.state(time.now(), time.earliest(), home.zone());
    }

    /** Passes by what they do at this moment: which are open, and when the first of them opens or closes next. */
    Moment moment() {
        Instant now = time.now();
        Instant earliest = time.earliest();
        List<Pass> given = passes.values().stream()
                .filter(pass -> pass.gives().account() != null)
                .toList();
        if (now.isBefore(earliest)) return new Moment(now, Set.of(), given.isEmpty() ? Instant.MAX : earliest);
        ZoneId zone = home.zone();
        Instant next = given.stream()
                .flatMap(pass -> pass.span(now, zone).stream())
                .map(span -> span.contains(now) ? span.closes() : span.opens())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return new Moment(now, ids(given, pass -> pass.isOpen(now, zone)), next);
    }

    /** What is so at a moment. */
    record Moment(Instant now, Set<UUID> open, Instant next) {}

    private static Set<UUID> ids(Collection<Pass> passes, Predicate<Pass> which) {
        return passes.stream().filter(which).map(Pass::id).collect(Collectors.toSet());
    }
}
