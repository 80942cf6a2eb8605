package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordIsRecognisedByItsHash() {
        PasswordHash hash = passwords.hash("seven tall boats sing");

        assertThat(hash.text()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(verify("seven tall boats sing", hash)).isTrue();
        assertThat(verify("seven tall boats sinG", hash)).isFalse();
    }

    /** Made by the reference implementation: {@code argon2 "sixteen bytes ok" -id -t 2 -k 19456 -p 1 -l 32 -e}. */
    @Test
    void hashesOfTheReferenceImplementationAreRead() {
        PasswordHash hash = PasswordHash.parse(
                "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$M+ZHDQv6K9Jd2mulcJHkI8zv5uoaq20b/Zsy/atJDbE");

        assertThat(verify("seven tall boats sing", hash)).isTrue();
    }

    @Test
    void nothingIsCutOff() {
        String password = "0123456789".repeat(10);

        PasswordHash hash = passwords.hash(password);

        assertThat(verify(password.substring(0, 72), hash)).isFalse();
        assertThat(verify(password.substring(0, 99), hash)).isFalse();
    }

    @Test
    void anyKeyboardsWayOfWritingIsTheSamePassword() {
        assertThat(verify("cafe\u0301 in the morning", passwords.hash("café in the morning")))
                .isTrue();
    }

    @Test
    void withoutAHashTheAnswerIsNoAfterTheSameWork() {
        Optional<PasswordHash> somebodys = Optional.of(passwords.hash("seven tall boats sing"));
        passwords.verify("warm", somebodys);
        passwords.verify("warm", Optional.empty());

        long known = work(() -> assertThat(passwords.verify("guess", somebodys)).isFalse());
        long unknown = work(
                () -> assertThat(passwords.verify("guess", Optional.empty())).isFalse());

        assertThat(unknown).isBetween(known / 3, known * 3);
    }

    private boolean verify(String password, PasswordHash hash) {
        return passwords.verify(password, Optional.of(PasswordHash.parse(hash.text())));
    }

    /** Processor time in nanoseconds: what the work costs, however busy the machine is with other work. */
    private static long work(Runnable work) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        work.run();
        return thread.getCurrentThreadCpuTime() - start;
    }
}
