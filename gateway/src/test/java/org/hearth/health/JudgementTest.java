package org.hearth.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.hearth.backup.Backup;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of what was found, without a house. */
class JudgementTest {
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,FULL", "52428799,FULL", "52428800,LOW", "524287999,LOW", "524288000,ENOUGH"})
    void roomOnTheCard(long free, Reason reason) {
        assertThat(CardLook.reason(free)).isEqualTo(reason);
    }

    @Test
    void aHomeWithoutABackupWarns() {
        assertThat(BackupLook.judge(List.of(), NOW).reason()).isEqualTo(Reason.NEVER);
    }

    @Test
    void theNewestThatRestoresAHomeCounts() {
        Backup spoilt = backup(Duration.ofHours(6), "The file was changed after it was proved.");
        Backup good = backup(Duration.ofDays(2), null);

        Finding found = BackupLook.judge(List.of(spoilt, good), NOW);

        assertThat(found.reason()).isEqualTo(Reason.PROVED);
        assertThat(found.since()).isEqualTo(good.provedAt());
    }

    @Test
    void nightsWithoutABackupWarn() {
        assertThat(BackupLook.judge(List.of(backup(Duration.ofDays(4), null)), NOW)
                        .reason())
                .isEqualTo(Reason.OLD);
    }

    @Test
    void backupsOfWhichNoneRestoresAHomeHaveFailed() {
        assertThat(BackupLook.judge(List.of(backup(Duration.ofHours(6), "gone")), NOW)
                        .reason())
                .isEqualTo(Reason.SPOILT);
    }

    @Test
    void aMigrationThatFailedIsToldAsAnUpdateThatFailed() {
        Throwable failed = new IllegalStateException(
                new FlywayException("V063 failed", new SQLException("relation exists", "42P07")));

        assertThat(Doorstep.problem(failed)).map(Problem::code).contains("update-failed");
    }

    @Test
    void aMigrationWhoseDatabaseWentIsNot() {
        Throwable failed =
                new FlywayException("no connection", new SQLException("refused", "08001", new ConnectException()));

        assertThat(Doorstep.problem(failed)).map(Problem::code).contains("database-away");
    }

    @Test
    void whatABrowserCanDoNothingWithIsNotHeldUp() {
        assertThat(Doorstep.problem(new IllegalStateException(new IOException("port in use"))))
                .isEmpty();
    }

    @Test
    void workThatTookTooLongIsNotADatabaseThatIsAway() {
        assertThat(Doorstep.problem(new IllegalStateException(new RollbackException("timed out"))))
                .isEmpty();
    }

    private static Backup backup(Duration age, @Nullable String notRestorable) {
        Instant made = NOW.minus(age);
        return new Backup("home.hearth", made, made.plusSeconds(60), "62", "aa", 1_000, "bb", 10, true, notRestorable);
    }
}
