package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hearth.devices.PassResource.PassDeviceView;
import org.hearth.devices.PassResource.PassView;
import org.hearth.devices.PassResource.WindowView;
import org.hearth.identity.Pass;
import org.hearth.identity.PassDraft;
import org.hearth.identity.PassState;
import org.hearth.identity.Passes;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;
import org.jspecify.annotations.Nullable;

/** Puts together what people read of passes. Any number of threads may hold it. */
@ApplicationScoped
class PassViews {
    private final Rights rights;
    private final Devices devices;
    private final Passes passes;

    PassViews(Rights rights, Devices devices, Passes passes) {
        this.rights = rights;
        this.devices = devices;
        this.passes = passes;
    }

    /** As the owner reads it. */
    PassView of(Pass pass) {
        return list(List.of(pass)).getFirst();
    }

    /** As the owner reads them, or the person whose they are. */
    List<PassView> list(List<Pass> passes) {
        return list(passes, device -> true, PassDraft::label);
    }

    /** As somebody reads them who manages a device: of the others what is seen, and not what the owner noted. */
    List<PassView> list(List<Pass> passes, Reach reach) {
        return reach.everything() ? list(passes) : list(passes, reach::sees, gives -> null);
    }

    private List<PassView> list(
            List<Pass> passes, Predicate<String> seen, Function<PassDraft, @Nullable String> label) {
        Map<UUID, String> people = rights.list().stream()
                .collect(Collectors.toMap(
                        person -> person.account().id(),
                        person -> person.account().name()));
        return passes.stream()
                .map(pass -> view(pass, people, seen, label.apply(pass.gives())))
                .toList();
    }

    /** For whom and for what, for the journal. */
    String told(PassDraft draft) {
        String whom = draft.account() == null
                ? draft.label() == null ? "?" : draft.label()
                : rights.require(draft.account()).account().name();
        return whom + ": " + draft.devices().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private PassView view(Pass pass, Map<UUID, String> people, Predicate<String> seen, @Nullable String label) {
        PassDraft gives = pass.gives();
        PassState state = passes.state(pass);
        return new PassView(
                pass.id(),
                gives.account(),
                gives.account() == null ? null : people.get(gives.account()),
                gives.invitation(),
                label,
                gives.devices().stream()
                        .filter(seen)
                        .map(device -> new PassDeviceView(device, name(device)))
                        .toList(),
                gives.windows().stream().map(WindowView::of).toList(),
                gives.from(),
                gives.until(),
                state.open(),
                state.over(),
                state.opensAt(),
                state.closesAt(),
                pass.createdAt(),
                pass.revokedAt());
    }

    private String name(String device) {
        return devices.find(device).map(Device::name).orElse(device);
    }
}
