package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of a real time server, and what of its answers is believed. */
class InternetTimeTest {
    private static final Instant NOW = Instant.parse("2027-03-28T01:00:00.25Z");

    private static final Map<String, UnaryOperator<@Nullable ByteBuffer>> BAD = Map.of(
            "answers a question that was not asked",
            answer -> answer.putLong(24, answer.getLong(24) ^ 1),
            "does not know the time itself",
            answer -> answer.put(0, (byte) (3 << 6 | 4 << 3 | 4)),
            "is of stratum 16",
            answer -> answer.put(1, (byte) 16),
            "does not answer as a server",
            answer -> answer.put(0, (byte) (4 << 3 | 3)),
            "does not say the time",
            answer -> answer.putLong(40, 0),
            "answers with 47 bytes",
            answer -> answer.limit(47),
            "does not answer",
            answer -> null);

    private final InstantSource wall = () -> NOW;

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT1.9S, true", "PT-1.9S, true", "PT2.1S, false", "PT-2.1S, false", "PT-8760H, false"})
    void aServerAgreesWithAClockThatIsRightByTwoSeconds(Duration off, boolean agrees) {
        try (TimeServer server = new TimeServer(() -> NOW.plus(off))) {
            ClockOpinion said = internet(server).ask();

            if (agrees) assertThat(said).isInstanceOf(ClockOpinion.Agrees.class);
            else
                assertThat(said)
                        .isInstanceOfSatisfying(
                                ClockOpinion.Differs.class,
                                differs -> assertThat(differs.by()).isBetween(off.minusSeconds(1), off.plusSeconds(1)));
        }
    }

    static List<String> bad() {
        return List.copyOf(BAD.keySet());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void anAnswerThatIsNoneSaysNothing(String why) {
        try (TimeServer server = new TimeServer(wall).spoils(Objects.requireNonNull(BAD.get(why)))) {
            assertThat(internet(server).ask()).isEqualTo(new ClockOpinion.Silent(server.name() + " " + why));
        }
    }

    @Test
    void theNextServerIsAskedWhenOneSaysNothing() {
        try (TimeServer dead = new TimeServer(wall).spoils(answer -> null);
                TimeServer good = new TimeServer(wall)) {
            assertThat(internet(dead, good).ask()).isInstanceOf(ClockOpinion.Agrees.class);
            assertThat(dead.asked()).isEqualTo(1);
        }
    }

    /** The answer to the first question comes while the second waits for its own. */
    @Test
    void anAnswerThatComesLateIsNotTakenForThatOfTheNextQuestion() {
        ByteBuffer[] kept = new ByteBuffer[1];
        try (TimeServer server = new TimeServer(wall)) {
            server.spoils(answer -> {
                ByteBuffer late = kept[0];
                kept[0] = answer;
                return late;
            });
            InternetTime internet = internet(server);

            assertThat(internet.ask()).isEqualTo(new ClockOpinion.Silent(server.name() + " does not answer"));
            assertThat(internet.ask())
                    .isEqualTo(new ClockOpinion.Silent(server.name() + " answers a question that was not asked"));
        }
    }

    @Test
    void aServerThatAsksToBeLeftAloneIs() {
        try (TimeServer server = new TimeServer(wall)) {
            server.spoils(answer -> answer.put(1, (byte) 0).put(12, "RATE".getBytes(StandardCharsets.US_ASCII)));
            InternetTime internet = internet(server);

            assertThat(internet.ask())
                    .isEqualTo(new ClockOpinion.Silent(server.name() + " asks to be left alone (RATE)"));
            assertThat(internet.ask()).isEqualTo(new ClockOpinion.Silent(server.name() + " is left alone"));
            assertThat(server.asked()).isEqualTo(1);
        }
    }

    /** The seconds of NTP begin anew on 7 February 2036. */
    @ParameterizedTest
    @CsvSource({"2036-02-07T06:28:15.5Z", "2036-02-07T06:28:16.5Z", "2040-06-01T12:00:00Z", "2100-01-01T00:00:00Z"})
    void timeGoesOnAfterTheEndOfTheFirstCount(Instant moment) {
        try (TimeServer server = new TimeServer(() -> moment)) {
            TimeSettings settings = TestTime.asking(List.of(server.name()));

            assertThat(new InternetTime(settings, () -> moment).ask()).isInstanceOf(ClockOpinion.Agrees.class);
        }
        assertThat(SntpTime.at(ByteBuffer.allocate(8).putLong(0, TimeServer.ntp(moment)), 0))
                .isBetween(moment.minusMillis(1), moment);
    }

    @Test
    void aNameThatIsNoneAndAnEmptyListAreSilent() {
        assertThat(new InternetTime(TestTime.asking(List.of("no name at all")), wall).ask())
                .isEqualTo(new ClockOpinion.Silent("no name at all is not found"));
        assertThat(new InternetTime(TestTime.asking(List.of()), wall).ask())
                .isEqualTo(new ClockOpinion.Silent("no time server is configured"));
    }

    private InternetTime internet(TimeServer... servers) {
        return new InternetTime(
                TestTime.asking(List.of(servers).stream().map(TimeServer::name).toList()), wall);
    }
}
