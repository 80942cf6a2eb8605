package org.hearth.devices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.SecretHash;
import org.hearth.journal.Cause;

/**
 * Keeper of the secrets by which devices come in, of which only the numbers and the hashes are kept. A secret is set at the broker before its number
 * is written: a number at the broker that is lower than ours is an old secret come back. Any number of threads may hold it.
 */
@ApplicationScoped
public class DeviceAccounts {
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final BrokerAccounts broker;
    private final StandingTable table;
    private final Presences presences;
    private final Uptimes uptimes;
    private final InstantSource clock;
    private final Event<SecretIssued> issued;

    DeviceAccounts(
            BrokerAccounts broker,
            StandingTable table,
            Presences presences,
            Uptimes uptimes,
            InstantSource clock,
            Event<SecretIssued> issued) {
        this.broker = broker;
        this.table = table;
        this.presences = presences;
        this.uptimes = uptimes;
        this.clock = clock;
        this.issued = issued;
    }

    /**
     * Gives a device an account with a new secret; whoever uses the one before is thrown out.
     *
     * @return the secret, which is kept nowhere else
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     */
    public String issue(String device) {
        synchronized (locks.computeIfAbsent(device, id -> new Object())) {
            long revision = table.revision(device) + 1;
            String secret = broker.newSecret();
            broker.set(device, secret, revision);
            keep(device, secret, revision);
            issued.fire(new SecretIssued(device));
            return secret;
        }
    }

    /** Number of the newest secret that was ever in force for a device. */
    public long revision(String device) {
        return table.revision(device);
    }

    /** True if this is the secret by which a device comes in; false if it has none, too. */
    public boolean isInForce(String device, String secret) {
        return Optional.ofNullable(table.secretHash(device))
                .flatMap(SecretHash::parse)
                .filter(hash -> hash.isOf(secret))
                .isPresent();
    }

    /**
     * Makes a secret that the device holds already the one it comes in with.
     *
     * @return false if the device has one of this number or a higher already; then nothing was changed
     * @throws org.hearth.problems.ProblemException if the broker did not answer
     */
    public boolean change(String device, String secret, long revision) {
        synchronized (locks.computeIfAbsent(device, id -> new Object())) {
            if (revision <= table.revision(device)) return false;
            broker.change(device, secret, revision);
            keep(device, secret, revision);
            return true;
        }
    }

    /** Another board takes the device's place, or the same one begins anew: its boots are counted from here. */
    void beginLife(String device) {
        QuarkusTransaction.joiningExisting().run(() -> table.beginLife(device));
    }

    /**
     * The board that held the device's old secret was thrown out when the new one was {@linkplain #issue issued}, and the broker tells no will of
     * it: it is not there any more, and another life begins.
     *
     * @param cause who wants it
     */
    public void handOver(String device, Cause cause) {
        beginLife(device);
        uptimes.forget(device);
        presences.replaced(device, cause, clock.instant());
    }

    private void keep(String device, String secret, long revision) {
        String hash = SecretHash.of(secret).text();
        QuarkusTransaction.joiningExisting().run(() -> table.keepSecret(device, revision, hash));
    }
}
