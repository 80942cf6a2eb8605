package org.hearth.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.home.TrustSource;
import org.jspecify.annotations.Nullable;

/** What a part can be measured by. */
public sealed interface Figures {
    /**
     * Of the gateway.
     *
     * @param startedAt by the clock of the home, as it goes now
     * @param memoryBytes of its heap, in use
     * @param versionSince when this version ran for the first time; null while the clock that said so was not trusted
     * @param versionBefore null: none ran before
     */
    @Schema(name = "HealthGatewayFigures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Running(
            @Schema(required = true) String version,
            @Nullable Instant versionSince,
            @Nullable String versionBefore,
            @Schema(required = true) Instant startedAt,
            @Schema(required = true) long memoryBytes,
            @Schema(required = true) long memoryLimitBytes)
            implements Figures {}

    /**
     * Of the database. How much room its disk has it does not tell.
     *
     * @param migration newest one that it has had
     * @param bytes what it holds
     */
    @Schema(name = "HealthDatabaseFigures")
    record Stored(
            @Schema(required = true) String migration,
            @Schema(required = true) long bytes) implements Figures {}

    /**
     * Of the broker: the pin of its certificate.
     *
     * @param shown null: not looked at yet
     */
    @Schema(name = "HealthPinFigures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            @Schema(required = true) String expected,
            @Nullable String shown) implements Figures {}

    /** Of a certificate: when it ends; {@code days} from now on. */
    @Schema(name = "HealthCertificateFigures")
    record Ends(
            @Schema(required = true) Instant until,
            @Schema(required = true) long days) implements Figures {}

    /**
     * Of the clock.
     *
     * @param source why it is trusted; null while it is not
     * @param differenceSeconds what a time server would add to it; null unless one says that it is wrong
     */
    @Schema(name = "HealthClockFigures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Believed(@Nullable TrustSource source, @Nullable Long differenceSeconds) implements Figures {}

    /** Of the last backup that would restore this home: when a home was built from it. */
    @Schema(name = "HealthBackupFigures")
    record Proved(
            @Schema(required = true) Instant provedAt,
            @Schema(required = true) long bytes) implements Figures {}

    /** Of a disk. */
    @Schema(name = "HealthDiskFigures")
    record Space(
            @Schema(required = true) long freeBytes,
            @Schema(required = true) long totalBytes) implements Figures {}
}
