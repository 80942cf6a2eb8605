package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.hearth.problems.Problem;

/** Hashes passwords with Argon2id. Any number of threads may hold it; two hash at the same time, the others wait. */
@ApplicationScoped
class Passwords {
    /** OWASP's smallest recommended memory, with two passes: 0.07 to 0.23 s on the boards this runs on. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int ITERATIONS = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Each hash in work holds {@value #MEMORY_KIB} KiB, so guessing from many sides must not add up. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore permits;

    /** No password gives this hash; comparing with it takes as long as with a real one. */
    private final PasswordHash nobodys = new PasswordHash(MEMORY_KIB, ITERATIONS, bytes(SALT_BYTES), bytes(HASH_BYTES));

    Passwords() {
        this(new Semaphore(AT_ONCE, true));
    }

    /**
     * Passwords that wait for one of these.
     *
     * @param permits one for each that may hash now
     */
    Passwords(Semaphore permits) {
        this.permits = permits;
    }

    PasswordHash hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return new PasswordHash(
                MEMORY_KIB, ITERATIONS, salt, argon2(password, MEMORY_KIB, ITERATIONS, salt, HASH_BYTES));
    }

    /** Whether this is the password; without a hash to compare with, no after the same time. */
    boolean verify(String password, Optional<PasswordHash> stored) {
        PasswordHash expected = stored.orElse(nobodys);
        byte[] hash =
                argon2(password, expected.memoryKib(), expected.iterations(), expected.salt(), expected.hash().length);
        return MessageDigest.isEqual(hash, expected.hash()) && stored.isPresent();
    }

    private byte[] argon2(String password, int memoryKib, int iterations, byte[] salt, int length) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        byte[] hash = new byte[length];
        takePermit();
        try {
            generator.init(parameters);
            generator.generateBytes(canonical(password).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            permits.release();
        }
    }

    /** One form for all ways a keyboard may write the same characters (RFC 8265, section 4.2); nothing is cut off. */
    static String canonical(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private void takePermit() {
        try {
            if (permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Unavailable(
                        "sign-in-busy",
                        "Too many passwords are being checked at the moment. Nothing was changed; try again.",
                        PATIENCE)
                .thrown();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
