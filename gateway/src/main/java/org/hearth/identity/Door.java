package org.hearth.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Hands a {@link Grant} to the browser: the access token in the answer, the refresh token in a cookie that no script can read.
 * Any number of threads may hold it.
 */
@ApplicationScoped
class Door {
    /** The prefix makes browsers insist on Secure, Path=/ and this very host (RFC 6265bis, section 4.1.3.2). */
    static final String COOKIE = "__Host-hearth-refresh";

    /** Names a browser in which somebody signed in before; it outlives the session. */
    static final String BROWSER_COOKIE = "__Host-hearth-browser";

    private final AccessTokens tokens;
    private final IdentitySettings settings;

    Door(AccessTokens tokens, IdentitySettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Sets the cookies and makes the answer. */
    SessionResource.SessionView letIn(Grant grant, HttpServerRequest request) {
        set(request, COOKIE, grant.refreshToken().text(), settings.refreshLifetime());
        grant.known()
                .ifPresent(browser -> set(request, BROWSER_COOKIE, browser.text(), settings.knownBrowserLifetime()));
        return SessionResource.SessionView.of(grant, tokens.issue(grant.caller()));
    }

    /** Takes the session's cookie away; the browser is still known. */
    void letOut(HttpServerRequest request) {
        set(request, COOKIE, "", Duration.ZERO);
    }

    /** Takes away all that was kept in the browser of a person who is no longer one of this home. */
    void forget(HttpServerRequest request) {
        letOut(request);
        set(request, BROWSER_COOKIE, "", Duration.ZERO);
    }

    /** The refresh token that the browser sent. */
    Optional<RefreshToken> presented(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null ? Optional.empty() : RefreshToken.parse(cookie.getValue());
    }

    /** Who comes, as far as a request tells before anything is shown. */
    static Visit visit(HttpServerRequest request) {
        Cookie cookie = request.getCookie(BROWSER_COOKIE);
        Optional<Secret> known = cookie == null ? Optional.empty() : Secret.parse(cookie.getValue());
        return new Visit(Source.of(request), browser(request), known);
    }

    private static String browser(HttpServerRequest request) {
        String name = request.getHeader(HttpHeaders.USER_AGENT);
        return name == null ? "unknown" : name.replaceAll("[^\\x20-\\x7E]", "?");
    }

    /**
     * Refuses a request that only a cookie vouches for unless it carries {@code X-Hearth: 1}: a page of another origin cannot
     * send that without asking first, and is told no.
     */
    static void requireOwnPage(@Nullable String header) {
        if (!"1".equals(header))
            throw new Problem.Forbidden("not-our-page", "The header X-Hearth: 1 is missing.").thrown();
    }

    private static void set(HttpServerRequest request, String name, String value, Duration age) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        request.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setSecure(true)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(age.toSeconds()));
    }
}
