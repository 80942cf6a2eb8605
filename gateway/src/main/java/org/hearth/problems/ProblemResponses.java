package org.hearth.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one way from anything thrown to an HTTP answer. */
public final class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    @ServerExceptionMapper
    Response problem(ProblemException thrown) {
        return answer(ProblemView.of(thrown.problem()));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException thrown) {
        return answer(ProblemView.of(new Problem.Unauthenticated("not-signed-in", "Sign in first.")));
    }

    @ServerExceptionMapper
    Response notAuthentic(AuthenticationFailedException thrown) {
        return answer(ProblemView.of(
                new Problem.Unauthenticated("token-not-accepted", "The access token is expired or not one of ours.")));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown) {
        return answer(ProblemView.of(new Problem.Forbidden("not-your-right", "Your role does not allow this.")));
    }

    /** A value of the wrong kind: without this the library's own mapper, which answers with no problem, is the nearer one. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException thrown) {
        return unreadable(thrown);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException thrown) {
        return answer(ProblemView.of(Unreadable.of(thrown)));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException thrown) {
        if (thrown.getCause() instanceof JsonProcessingException json) return unreadable(json);
        int status = thrown.getResponse().getStatus();
        if (status >= 500) LOG.error("request failed", thrown);
        String title = thrown.getResponse().getStatusInfo().getReasonPhrase();
        return answer(ProblemView.of(
                status, title, title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'), title));
    }

    @ServerExceptionMapper
    Response broken(Throwable thrown) {
        if (DatabaseAway.isCauseOf(thrown)) {
            LOG.warnf("database away: %s", thrown.getMessage());
            return answer(ProblemView.of(new Problem.Unavailable(
                    "database-away",
                    "The gateway cannot reach its database at the moment. Nothing was changed; try again.",
                    Duration.ofSeconds(2))));
        }
        if (DatabaseAway.isTextRefused(thrown))
            return answer(ProblemView.of(new Problem.Malformed("A text in the request holds what no text can hold.")));
        LOG.error("request failed", thrown);
        return answer(ProblemView.of(500, "Fault in the gateway", "fault", "The gateway failed; it has logged why."));
    }

    private static Response answer(ProblemView view) {
        Response.ResponseBuilder response =
                Response.status(view.status()).type(PROBLEM_JSON).entity(view);
        if (view.status() == 401) response.header("WWW-Authenticate", "Bearer");
        if (view.retryAfterSeconds() != null) response.header("Retry-After", view.retryAfterSeconds());
        return response.build();
    }
}
