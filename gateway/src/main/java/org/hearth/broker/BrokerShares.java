package org.hearth.broker;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import org.hearth.trust.Certificates;
import org.hearth.trust.Share;

/** What the broker and the porch wait for at their start: made if it is missing, and handed to each where it may read nothing else. */
@ApplicationScoped
public class BrokerShares {
    private final BrokerSettings settings;
    private final GatewayAccount account;
    private final Certificates certificates;

    BrokerShares(BrokerSettings settings, GatewayAccount account, Certificates certificates) {
        this.settings = settings;
        this.account = account;
        this.certificates = certificates;
    }

    void begin(@Observes StartupEvent started) {
        prepare();
    }

    /** Hands what is there now; a share that holds it already is left alone. */
    public void prepare() {
        String seed = account.seed();
        String porchPassword = ServiceAccounts.porchPassword(settings);
        settings.share().ifPresent(dir -> {
            SequencedMap<String, String> files = certificates.forBroker();
            files.putAll(certificates.forGracePort());
            files.put(GatewayAccount.SEED_FILE, seed);
            restored().ifPresent(name -> files.put(AccountSeed.RESTORED_FILE, name));
            new Share(dir).hand(files);
        });
        settings.porchShare().ifPresent(dir -> {
            SequencedMap<String, String> files = certificates.forBroker();
            files.putFirst("ca.crt", certificates.authorityPem());
            files.put(ServiceAccounts.PORCH_PASSWORD_FILE, porchPassword);
            new Share(dir).hand(files);
        });
    }

    /** Names the restore that the accounts of the seed came with. */
    private Optional<String> restored() {
        Path file = settings.dir().resolve(AccountSeed.RESTORED_FILE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
