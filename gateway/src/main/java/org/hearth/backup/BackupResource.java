package org.hearth.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Callers;
import org.hearth.identity.OwnPassword;
import org.hearth.problems.LongAnswer;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Backups over HTTP, for owners. */
@Path("/api/v1/backups")
public class BackupResource {
    private final Backups backups;
    private final OwnPassword ownPassword;
    private final Callers callers;

    BackupResource(Backups backups, OwnPassword ownPassword, Callers callers) {
        this.backups = backups;
        this.ownPassword = ownPassword;
        this.callers = callers;
    }

    /** Those that are there, the newest first, and how the newest try to make one went. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listBackups")
    public BackupsView list() {
        List<Backup> all = backups.list();
        Backups.Attempt attempt = backups.attempt().orElse(null);
        return new BackupsView(
                backups.key().orElse(null),
                all.stream()
                        .filter(one -> one.notRestorable() == null)
                        .findFirst()
                        .map(Backup::provedAt)
                        .orElse(null),
                attempt == null ? null : new AttemptView(attempt.startedAt(), attempt.endedAt(), attempt.failure()),
                all.stream().map(BackupView::of).toList());
    }

    /** Begins to make one, which may take minutes; the list tells how it goes. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(202)
    @APIResponse(responseCode = "202", description = "begun; listBackups tells how it ends")
    @Operation(operationId = "makeBackup")
    public void make() {
        backups.begin(callers.current().cause());
    }

    /** Makes a new recovery key, tells it this once, and seals to it from now on; asked with the password, so that no browser left open takes one. */
    @POST
    @Path("key")
    @RolesAllowed("OWNER")
    @Operation(operationId = "takeRecoveryKey")
    public RecoveryKeyView takeKey(@Nullable KeyRequest sent) {
        ownPassword.require(Problem.body(sent).password());
        RecoveryKey key = backups.newKey(callers.current().cause());
        return new RecoveryKeyView(key.text(), SealedKey.fingerprint(SealedKey.publicKey(key.halves())));
    }

    /** The sealed file. */
    @GET
    @Path("{name}/content")
    @RolesAllowed("OWNER")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadBackup")
    @APIResponse(
            responseCode = "200",
            description = "the sealed file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response download(@PathParam("name") String name, @Context RoutingContext routing) {
        // The name is looked up among those that are there, and never made into a path by itself.
        Backup backup = backups.find(name).orElseThrow(() -> new Problem.NotFound("backup", name).thrown());
        java.nio.file.Path file = backups.file(backup);
        StreamingOutput body = LongAnswer.of(routing, to -> Files.copy(file, to));
        // What it is now: one that was cut is fetched as it is, and tells so when it is opened.
        long length = file.toFile().length();
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + backup.name() + "\"")
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .build();
    }

    /** What has to be shown for a new recovery key. */
    public record KeyRequest(
            @Schema(required = true) @Nullable String password) {}

    /** A recovery key, told once and kept nowhere. */
    public record RecoveryKeyView(
            @Schema(required = true, description = "nine groups of four characters")
            String key,

            @Schema(required = true, description = "by which it is told apart from others")
            String fingerprint) {
        @Override
        public String toString() {
            return "RecoveryKeyView[" + fingerprint + "]";
        }
    }

    /** The backups of this home. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BackupsView(
            @Schema(
                    description =
                            "fingerprint of the key that the next one is sealed to; missing while no owner has taken one")
            @Nullable
            String key,

            @Schema(description = "when a home was rebuilt from the newest that can be restored; missing if none can")
            @Nullable
            Instant lastProvedAt,

            @Schema(description = "the newest try to make one, since the gateway started") @Nullable
            AttemptView attempt,

            @Schema(required = true) List<BackupView> backups) {}

    /** A try to make one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            @Schema(required = true) Instant startedAt,

            @Schema(description = "missing while it goes on") @Nullable
            Instant endedAt,

            @Schema(description = "why none was made") @Nullable
            String failure) {}

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BackupView(
            @Schema(required = true) String name,
            @Schema(required = true) Instant madeAt,

            @Schema(required = true, description = "when a home was built from it and compared")
            Instant provedAt,

            @Schema(required = true, description = "fingerprint of the recovery key that opens it")
            String key,

            @Schema(required = true) long bytes,
            @Schema(required = true) long rows,

            @Schema(
                    required = true,
                    description = "false if what sensors measured is not in it, because there was no room")
            boolean readings,

            @Schema(required = true, description = "it is still, byte by byte, what was proved")
            boolean restorable,

            @Schema(description = "why it is not") @Nullable String notRestorable) {
        static BackupView of(Backup backup) {
            return new BackupView(
                    backup.name(),
                    backup.madeAt(),
                    backup.provedAt(),
                    backup.key(),
                    backup.bytes(),
                    backup.rows(),
                    backup.readings(),
                    backup.notRestorable() == null,
                    backup.notRestorable());
        }
    }
}
