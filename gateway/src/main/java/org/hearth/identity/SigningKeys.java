package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the keys that sign access tokens. The newest signs; an older one verifies until the last token it signed has expired, and
 * then its file goes. The first is {@code jwt.key}, those after it {@code jwt-2.key} and so on: the order is in the name, because a clock
 * may have been wrong when one was made. Any number of threads may hold it.
 */
@ApplicationScoped
class SigningKeys {
    /** NIST SP 800-57 part 1, section 5.3.6 allows a signing key one to three years; this one is cheap to replace. */
    static final Duration MAX_AGE = Duration.ofDays(90);

    private static final Pattern NAME = Pattern.compile("jwt(?:-(\\d{1,6}))?\\.key");

    private final Path dir;
    private final Journal journal;
    private final InstantSource clock;

    /** Oldest first, never empty. */
    private volatile List<Numbered> keys;

    SigningKeys(IdentitySettings settings, Journal journal, InstantSource clock) {
        this.dir = settings.keyDir();
        this.journal = journal;
        this.clock = clock;
        this.keys = read(dir, clock.instant());
    }

    /** The one that signs. */
    SigningKey newest() {
        return keys.getLast().key();
    }

    /** The key of this {@code kid}, if it is one of those that verify. */
    Optional<SigningKey> find(@Nullable String id) {
        return keys.stream()
                .map(Numbered::key)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    /** Makes a new key, which signs from now on. The file comes last before the commit: without it nothing is told. */
    synchronized SigningKey rotate() {
        int number = keys.getLast().number() + 1;
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            Numbered made = new Numbered(number, file(dir, number), now);
            journal.append(JournalEntry.of(now, JournalVerb.SIGNING_KEY_ROTATED, Cause.of(CauseKind.GATEWAY))
                    .with(made.key().id()));
            List<Numbered> all = new ArrayList<>(keys);
            all.add(made);
            keys = List.copyOf(all);
            return made.key();
        });
    }

    /** Replaces a key that is old, and lets go of those that no token needs any more. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void look() {
        Instant now = clock.instant();
        if (newest().made().plus(MAX_AGE).isBefore(now)) rotate();
        List<Numbered> kept = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean isNeeded = i == keys.size() - 1
                    || !keys.get(i + 1)
                            .key()
                            .made()
                            .plus(AccessTokens.MAX_LIFETIME)
                            .isBefore(now);
            if (isNeeded) kept.add(keys.get(i));
            else file(dir, keys.get(i).number()).remove();
        }
        keys = List.copyOf(kept);
    }

    private static List<Numbered> read(Path dir, Instant now) {
        List<Numbered> found = new ArrayList<>();
        for (int number : numbers(dir)) found.add(new Numbered(number, file(dir, number), now));
        if (found.isEmpty()) found.add(new Numbered(1, file(dir, 1), now));
        return List.copyOf(found);
    }

    private static List<Integer> numbers(Path dir) {
        if (!Files.isDirectory(dir)) return List.of();
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1) == null ? 1 : Integer.parseInt(name.group(1)))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + dir + " cannot be listed", e);
        }
    }

    private static SecretFile file(Path dir, int number) {
        return new SecretFile(dir.resolve(number == 1 ? "jwt.key" : "jwt-" + number + ".key"));
    }

    private record Numbered(int number, SigningKey key) {
        Numbered(int number, SecretFile file, Instant now) {
            this(number, SigningKey.in(file, now));
        }
    }
}
