package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.devices.PassResource.PassDeviceView;
import org.hearth.devices.PassResource.PassView;
import org.hearth.devices.PassResource.WindowView;
import org.hearth.identity.HomeZone;
import org.hearth.identity.Pass;
import org.hearth.identity.PassDraft;
import org.hearth.identity.Rights;

/** Puts together what people read of passes. Any number of threads may hold it. */
@ApplicationScoped
class PassViews {
    private final Rights rights;
    private final Devices devices;
    private final HomeZone home;
    private final InstantSource clock;

    PassViews(Rights rights, Devices devices, HomeZone home, InstantSource clock) {
        this.rights = rights;
        this.devices = devices;
        this.home = home;
        this.clock = clock;
    }

    PassView of(Pass pass) {
        return list(List.of(pass)).getFirst();
    }

    List<PassView> list(List<Pass> passes) {
        Map<UUID, String> people = rights.list().stream()
                .collect(Collectors.toMap(
                        person -> person.account().id(),
                        person -> person.account().name()));
        return passes.stream().map(pass -> view(pass, people)).toList();
    }

    boolean isOver(Pass pass) {
        return pass.isOver(clock.instant(), home.zone());
    }

    /** For whom and for what, for the journal. */
    String told(PassDraft draft) {
        String whom = draft.account() == null
                ? draft.label() == null ? "?" : draft.label()
                : rights.require(draft.account()).account().name();
        return whom + ": " + draft.devices().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private PassView view(Pass pass, Map<UUID, String> people) {
        PassDraft gives = pass.gives();
        Instant now = clock.instant();
        ZoneId zone = home.zone();
        return new PassView(
                pass.id(),
                gives.account(),
                gives.account() == null ? null : people.get(gives.account()),
                gives.invitation(),
                gives.label(),
                gives.devices().stream()
                        .map(device -> new PassDeviceView(device, name(device)))
                        .toList(),
                gives.windows().stream().map(WindowView::of).toList(),
                gives.from(),
                gives.until(),
                pass.isOpen(now, zone),
                pass.isOver(now, zone),
                pass.opens(now, zone).orElse(null),
                pass.closes(now, zone).orElse(null),
                pass.createdAt(),
                pass.revokedAt());
    }

    private String name(String device) {
        return devices.find(device).map(Device::name).orElse(device);
    }
}
