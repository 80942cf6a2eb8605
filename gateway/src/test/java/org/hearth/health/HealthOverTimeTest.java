package org.hearth.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.home.ClockTrust;
import org.hearth.home.DoubtedClock;
import org.hearth.house.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What time does to a home, and versions that come and go. */
@QuarkusTest
@TestProfile(LaterHome.class)
class HealthOverTimeTest {
    @Inject
    WebCertificateLook web;

    @Inject
    AuthorityLook authority;

    @Inject
    ClockLook clockLook;

    @Inject
    VersionTable table;

    @Inject
    ClockTrust trust;

    @Inject
    DoubtedClock doubtedClock;

    @Inject
    LaterHome.LaterClock clock;

    @Inject
    Rows rows;

    @Inject
    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @AfterEach
    void now() {
        clock.ahead(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0,GOOD", "263,GOOD", "265,GOOD", "267,RENEWAL_LATE", "395,RENEWAL_LATE", "397,OVER"})
    void aWebCertificateThatNobodyRenewsIsToldInTime(int days, Reason reason) {
        clock.ahead(Duration.ofDays(days));

        assertThat(web.find().reason()).isEqualTo(reason);
    }

    @Test
    void daysLeftAreCountedFromNow() {
        clock.ahead(Duration.ofDays(300));

        assertThat(web.find().figures())
                .isInstanceOfSatisfying(
                        Figures.Ends.class, ends -> assertThat(ends.days()).isEqualTo(95));
    }

    @Test
    void theAuthorityWarnsAYearAhead() {
        Duration left = Duration.between(clock.instant(), Instant.parse("2049-12-31T00:00:00Z"));

        clock.ahead(left.minusDays(370));
        assertThat(authority.find().reason()).isEqualTo(Reason.GOOD);
        clock.ahead(left.minusDays(360));
        assertThat(authority.find().reason()).isEqualTo(Reason.ENDS_SOON);
        clock.ahead(left.plusDays(1));
        assertThat(authority.find().reason()).isEqualTo(Reason.OVER);
    }

    @Test
    void aClockThatIsNotTrustedWarnsAndJudgesNoCertificate() {
        assertThat(clockLook.find().reason()).isEqualTo(Reason.TRUSTED);
        doubtedClock.begin();
        clock.ahead(Duration.ofDays(500));

        assertThat(clockLook.find().reason()).isEqualTo(Reason.NOT_TRUSTED);
        assertThat(web.find().reason()).isEqualTo(Reason.NOT_JUDGED);
        assertThat(authority.find().reason()).isEqualTo(Reason.NOT_JUDGED);
    }

    @Test
    void theFirstStartOfAHomeWroteItsVersionDown() {
        assertThat(rows.text("SELECT version FROM gateway_version ORDER BY number LIMIT 1"))
                .isEqualTo(version);
        assertThat(rows.text("SELECT began_at FROM gateway_version ORDER BY number LIMIT 1"))
                .isNotNull();
    }

    @Test
    void anotherVersionIsNotedOnceWithTheOneBeforeIt() {
        String before = rows.text("SELECT version FROM gateway_version ORDER BY number DESC LIMIT 1");
        long known = count();

        Versions.Known first = noted("7.1.0");
        Versions.Known again = noted("7.1.0");

        assertThat(first.before()).isEqualTo(before);
        assertThat(first.since()).isCloseTo(clock.instant(), within(20, ChronoUnit.SECONDS));
        assertThat(again).isEqualTo(first);
        assertThat(count()).isEqualTo(known + 1);
    }

    @Test
    void theWayBackIsNotedToo() {
        noted("7.2.0");
        noted("7.3.0");

        assertThat(noted("7.2.0").before()).isEqualTo("7.3.0");
    }

    @Test
    void aClockThatIsNotTrustedDoesNotSaySinceWhen() {
        doubtedClock.begin();

        assertThat(noted("7.4.0").since()).isNull();
        assertThat(rows.text("SELECT began_at FROM gateway_version WHERE version = '7.4.0'"))
                .isNull();
    }

    @Test
    void whatBeganByAnUntrustedClockIsDatedLater() {
        rows.run("INSERT INTO gateway_version (number, version) SELECT max(number) + 1, '7.5.0' FROM gateway_version");

        assertThat(noted("7.5.0").since()).isCloseTo(clock.instant(), within(20, ChronoUnit.SECONDS));
    }

    private Versions.Known noted(String running) {
        Versions versions = new Versions(running, table, trust, clock);
        versions.note();
        return versions.known();
    }

    private long count() {
        return rows.count("SELECT count(*) FROM gateway_version");
    }
}
