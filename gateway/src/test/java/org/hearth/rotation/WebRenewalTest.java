package org.hearth.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.hearth.home.ClockTrusted;
import org.hearth.home.DoubtedClock;
import org.hearth.home.Trust;
import org.hearth.home.TrustSource;
import org.hearth.home.UntrustedHome;
import org.hearth.house.Rows;
import org.hearth.house.TrustAt;
import org.hearth.trust.Certificates;
import org.hearth.trust.TrustSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway whose clock nobody agrees with, and then somebody does. */
@QuarkusTest
@TestProfile(UntrustedHome.class)
class WebRenewalTest {
    @Inject
    WebRenewal renewal;

    @Inject
    Certificates certificates;

    @Inject
    TrustSettings settings;

    @Inject
    InstantSource clock;

    @Inject
    Event<ClockTrusted> trusted;

    @Inject
    Rows rows;

    @Inject
    DoubtedClock doubtedClock;

    @TempDir
    Path elsewhere = Path.of("");

    @BeforeEach
    void dueNow() throws IOException {
        madeBy(Instant.EPOCH);
        assertThat(certificates.webIsDue()).isTrue();
    }

    @Test
    void nothingIsRenewedWhileTheClockIsNotTrusted() throws IOException {
        String before = Files.readString(settings.dir().resolve("web.crt"));
        doubtedClock.begin();

        renewal.hourly();

        assertThat(settings.dir().resolve("web.crt")).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:10Z", "2026-01-01T00:00:00Z", "2049-01-01T00:00:00Z"})
    void whatAnotherClockMadeIsMadeAnewWhenTheClockIsTrustedAndTheJournalTellsIt(Instant made) throws IOException {
        madeBy(made);
        long told = told();

        trusted.fire(new ClockTrusted(new Trust(TrustSource.INTERNET, clock.instant())));

        assertThat(certificates.webIsDue()).isFalse();
        assertThat(certificates.webUntil()).isAfter(clock.instant());
        assertThat(told()).isEqualTo(told + 1);
        assertThat(rows.text("SELECT detail FROM journal WHERE verb = 'WEB_CERTIFICATE_RENEWED' ORDER BY id DESC"))
                .isEqualTo(certificates.webUntil().toString());
    }

    @Test
    void whatIsNotDueStays() throws IOException {
        madeBy(clock.instant());
        long told = told();

        trusted.fire(new ClockTrusted(new Trust(TrustSource.INTERNET, clock.instant())));

        assertThat(told()).isEqualTo(told);
    }

    private long told() {
        return rows.count("SELECT count(*) FROM journal WHERE verb = 'WEB_CERTIFICATE_RENEWED'");
    }

    /** Puts a web certificate there that the home's own authority made at another time. */
    private void madeBy(Instant then) throws IOException {
        Path dir = Files.createTempDirectory(elsewhere, "trust");
        for (String name : new String[] {"ca.crt", "ca.key"})
            Files.copy(settings.dir().resolve(name), dir.resolve(name));
        Certificates.make(new TrustAt(dir, settings.names()), Clock.fixed(then, ZoneOffset.UTC));
        for (String name : new String[] {"web.key", "web.crt"})
            Files.copy(dir.resolve(name), settings.dir().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
