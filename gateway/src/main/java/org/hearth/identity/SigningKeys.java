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
import java.util.stream.IntStream;
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
    private final SteadyClock steady;

    /** Oldest first, never empty. */
    private volatile List<Numbered> keys;

    SigningKeys(IdentitySettings settings, Journal journal, InstantSource clock, SteadyClock steady) {
        this.dir = settings.keyDir();
        this.journal = journal;
        this.clock = clock;
        this.steady = steady;
        this.keys = read(dir, clock.instant(), steady.elapsed());
    }

    /** The one that signs. */
    SigningKey newest() {
        return keys.getLast().key();
    }

    /** The key of this {@code kid}, if it is one of those that verify. */
    Optional<SigningKey> find(@Nullable String id) {
        List<Numbered> all = keys;
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).key().id().equals(id) && isNeeded(all, i))
                .mapToObj(i -> all.get(i).key())
                .findFirst();
    }

    /** Makes a new key, which signs once it is told that it does; one that could not be told goes again. */
    synchronized SigningKey rotate() {
        int number = keys.getLast().number() + 1;
        SecretFile file = file(dir, number);
        SigningKey made;
        try {
            made = QuarkusTransaction.requiringNew().call(() -> tell(SigningKey.in(file, clock.instant())));
        } catch (RuntimeException untold) {
            file.remove();
            throw untold;
        }
        List<Numbered> all = new ArrayList<>(keys);
        all.add(new Numbered(number, made, steady.elapsed()));
        keys = List.copyOf(all);
        return made;
    }

    private SigningKey tell(SigningKey made) {
        journal.append(JournalEntry.of(clock.instant(), JournalVerb.SIGNING_KEY_ROTATED, Cause.of(CauseKind.GATEWAY))
                .with(made.id()));
        return made;
    }

    /** Replaces a key that is old, and lets go of those that no token needs any more. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void look() {
        if (newest().made().plus(MAX_AGE).isBefore(clock.instant())) rotate();
        List<Numbered> all = keys;
        List<Numbered> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (isNeeded(all, i)) kept.add(all.get(i));
            else file(dir, all.get(i).number()).remove();
        }
        keys = List.copyOf(kept);
    }

    /** The newest, and one before it for as long as a token that it signed may be good, whatever the wall clock says meanwhile. */
    private boolean isNeeded(List<Numbered> all, int i) {
        if (i == all.size() - 1) return true;
        Duration replaced = all.get(i + 1).since();
        return replaced.plus(AccessTokens.MAX_LIFETIME).compareTo(steady.elapsed()) > 0;
    }

    private static List<Numbered> read(Path dir, Instant now, Duration elapsed) {
        List<Numbered> found = new ArrayList<>();
        for (int number : numbers(dir)) found.add(Numbered.in(dir, number, now, elapsed));
        if (found.isEmpty()) found.add(Numbered.in(dir, 1, now, elapsed));
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

    /**
     * A key in its place.
     *
     * @param since when it began to sign, by the steady clock
     */
    private record Numbered(int number, SigningKey key, Duration since) {
        /** From before this start only the wall clock tells how long it has signed; one from the future begins now. */
        static Numbered in(Path dir, int number, Instant now, Duration elapsed) {
            SigningKey key = SigningKey.in(file(dir, number), now);
            Duration age = Duration.between(key.made(), now);
            return new Numbered(number, key, elapsed.minus(age.isNegative() ? Duration.ZERO : age));
        }
    }
}
