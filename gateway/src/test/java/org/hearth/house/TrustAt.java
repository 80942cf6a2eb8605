package org.hearth.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hearth.trust.TrustSettings;

/** What somebody set for the certificates of a home in this folder. */
public record TrustAt(
        Path dir,
        List<String> names,
        Optional<List<String>> brokerNames,
        Optional<String> deviceUuid,
        Optional<Path> webShare)
        implements TrustSettings {
    public TrustAt(Path dir, List<String> names) {
        this(dir, names, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public TrustAt sharing(Path share) {
        return new TrustAt(dir, names, brokerNames, deviceUuid, Optional.of(share));
    }

    public TrustAt uuid(String uuid) {
        return new TrustAt(dir, names, brokerNames, Optional.of(uuid), webShare);
    }

    public TrustAt inside(String name) {
        return new TrustAt(dir, names, Optional.of(List.of(name)), deviceUuid, webShare);
    }
}
