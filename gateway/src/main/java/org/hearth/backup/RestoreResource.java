package org.hearth.backup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.home.Homes;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.identity.Claims;
import org.hearth.identity.OwnPassword;
import org.hearth.identity.Role;
import org.hearth.journal.Readership;
import org.hearth.problems.LargeBodies;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Restoring a home over HTTP: into one that nobody has claimed, or over one by its owner. */
@Path(RestoreResource.PATH)
public class RestoreResource {
    private static final Logger LOG = Logger.getLogger(RestoreResource.class);

    static final String PATH = "/api/v1/restore";

    /** So many refused senders are heard out at a time, each so far and for so long; the others are cut off. */
    private static final int HEARD_OUT = 4;

    private static final long HEARD_BYTES = 64L * 1024 * 1024;
    private static final Duration HEARD = Duration.ofSeconds(20);

    private final Backups backups;
    private final Claims claims;
    private final Homes homes;
    private final OwnPassword ownPassword;
    private final Callers callers;
    private final Readership readers;
    private final Semaphore hearings = new Semaphore(HEARD_OUT);

    RestoreResource(
            Backups backups, Claims claims, Homes homes, OwnPassword ownPassword, Callers callers, Readership readers) {
        this.backups = backups;
        this.claims = claims;
        this.homes = homes;
        this.ownPassword = ownPassword;
        this.callers = callers;
        this.readers = readers;
    }

    void open(@Observes StartupEvent start, LargeBodies large, BackupSettings settings) {
        large.letIn(PATH, settings.largest());
    }

    /**
     * Proves that the sent file restores a home; then the gateway ends, and comes back as that home. A home that nobody has claimed is asked for with
     * its claim code; any other one by an owner, with its name, so that nobody does it by mistake, and the password, so that no browser left open
     * does it. What is secret stands in headers: an address may be written down somewhere.
     */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @ResponseStatus(202)
    @APIResponse(
            responseCode = "202",
            description = "proved; the gateway ends now, and comes back as the home of that file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RestoredView.class)))
    @Operation(operationId = "restoreHome")
    public RestoredView restore(
            @Parameter(description = "as it was shown") @HeaderParam("X-Recovery-Key") @Nullable String key,
            @Parameter(description = "of a home that nobody has claimed") @HeaderParam("X-Claim-Code") @Nullable
                    String code,
            @Parameter(description = "of the owner who asks; percent-encoded UTF-8")
                    @HeaderParam("X-Password")
                    @Nullable
                    String password,
            @Parameter(description = "of the home that is here, if it has an owner") @QueryParam("homeName") @Nullable
                    String homeName,
            @RequestBody(
                            required = true,
                            description = "the sealed file",
                            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream sent,
            @Context HttpServerRequest http) {
        try {
            Runnable lastLook = claims.isClaimed() ? owned(homeName, password) : unclaimed(code, http);
            Manifest restored =
                    backups.restore(sent, length(http), Problem.required("key", key, "a recovery key"), lastLook);
            return new RestoredView(restored.home(), Instant.parse(restored.madeAt()));
        } catch (ProblemException refused) {
            hearOut(sent);
            throw refused;
        }
    }

    private Runnable owned(@Nullable String homeName, @Nullable String password) {
        Caller caller = callers.current();
        if (caller.role() != Role.OWNER) throw new ForbiddenException();
        if (!homes.find().name().equals(homeName))
            throw Problem.invalid("homeName", "is not the name of this home", "the name as it is shown");
        ownPassword.require(password == null ? null : decoded(password));
        BooleanSupplier still = readers.stillEverything();
        return () -> {
            if (!still.getAsBoolean()) throw new ForbiddenException();
        };
    }

    private Runnable unclaimed(@Nullable String code, HttpServerRequest http) {
        claims.requireCode(Problem.required("code", code, "text"), http);
        return () -> {
            if (claims.isClaimed())
                throw new Problem.Conflict("already-claimed", "This home has an owner by now.").thrown();
        };
    }

    private static String decoded(String password) {
        try {
            return URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("password", "is not percent-encoded", "text");
        }
    }

    private static long length(HttpServerRequest http) {
        String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.equals("0")) throw new Problem.Malformed("The body is empty.").thrown();
        return Long.parseLong(length);
    }

    /** Whoever still sends reads no answer: a browser would tell of a broken connection instead of what is wrong. */
    private void hearOut(InputStream sent) {
        if (!hearings.tryAcquire()) return;
        long deadline = System.nanoTime() + HEARD.toNanos();
        byte[] piece = new byte[1 << 16];
        try {
            long heard = 0;
            while (heard < HEARD_BYTES && System.nanoTime() - deadline < 0) {
                int read = sent.read(piece);
                if (read < 0) return;
                heard += read;
            }
        } catch (IOException gone) {
            LOG.debug("a refused sender went away", gone);
        } finally {
            hearings.release();
        }
    }

    /** The home that takes the place of the one that is here. */
    public record RestoredView(
            @Schema(required = true) String home,

            @Schema(required = true, description = "what it will know is of this moment")
            Instant madeAt) {}
}
