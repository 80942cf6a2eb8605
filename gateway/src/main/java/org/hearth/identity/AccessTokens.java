package org.hearth.identity;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Signs and verifies access tokens (RFC 9068). It is made at the start, so that a bad key or setting is told then and not to the
 * first person at the door. Any number of threads may hold it.
 */
@Startup
@ApplicationScoped
class AccessTokens {
    static final String TYPE = "at+jwt";
    static final String AUDIENCE = "hearth";

    /** The promise of the whole house: nobody is believed longer without being asked again. */
    static final Duration MAX_LIFETIME = Duration.ofMinutes(10);

    /** Ours have some 500 characters; a longer one is not even decoded. */
    private static final int MAX_LENGTH = 2048;

    /** A clock corrected by a few seconds must not refuse a token that was just made. */
    private static final int MAX_AHEAD_SECONDS = 60;

    /** More than a household has browsers; beyond it all are looked at anew. */
    private static final int MAX_REMEMBERED = 1_024;

    private final IdentitySettings settings;
    private final InstantSource clock;
    private final SigningKeys keys;

    /** Tokens that were good, by their hash. */
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    AccessTokens(IdentitySettings settings, SigningKeys keys, InstantSource clock) {
        if (settings.accessLifetime().compareTo(MAX_LIFETIME) > 0)
            throw new IllegalArgumentException("hearth.identity.access-lifetime is " + settings.accessLifetime()
                    + ", but must not be over " + MAX_LIFETIME);
        this.settings = settings;
        this.clock = clock;
        this.keys = keys;
    }

    /** A new token for this caller. */
    AccessToken issue(Caller caller) {
        SigningKey key = keys.newest();
        String token = Jwt.claimsJson(claims(caller).toJson())
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .header("typ", TYPE)
                .sign(key.secret());
        return new AccessToken(token, settings.accessLifetime());
    }

    /**
     * Which session this token is for. Whether that still stands, and what its person may do, is not the token's to say.
     *
     * @throws InvalidJwtException if it is not one of ours, or not good now
     */
    Verified verify(String token) throws InvalidJwtException {
        if (token.length() > MAX_LENGTH) throw refused("longer than any of ours");
        JwtClaims claims = consumer().build().processToClaims(token);
        try {
            return new Verified(
                    UUID.fromString(claims.getSubject()), UUID.fromString(claims.getStringClaimValue("sid")), claims);
        } catch (MalformedClaimException | RuntimeException e) {
            throw refused("signed by us, but not as we write them: " + e.getMessage());
        }
    }

    /**
     * The same as {@link #verify}, which costs a millisecond of the processor, but for a token that was good before: its signature
     * is as good as it was, and only the time has to be asked again.
     */
    Verified verifyOnce(String token) throws InvalidJwtException {
        if (token.length() > MAX_LENGTH) throw refused("longer than any of ours");
        String hash = Sha256.base64url(token.getBytes(StandardCharsets.UTF_8));
        Verified known = verified.get(hash);
        if (known != null && known.isGoodAt(now())) return known;
        verified.remove(hash);
        Verified fresh = verify(token);
        if (verified.size() >= MAX_REMEMBERED) verified.clear();
        verified.put(hash, fresh);
        return fresh;
    }

    private JwtClaims claims(Caller caller) {
        NumericDate now = now();
        NumericDate end = NumericDate.fromSeconds(now.getValue());
        end.addSeconds(settings.accessLifetime().toSeconds());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(settings.issuer());
        claims.setAudience(AUDIENCE);
        claims.setSubject(caller.accountId().toString());
        claims.setStringClaim("sid", caller.sessionId().toString());
        claims.setIssuedAt(now);
        claims.setExpirationTime(end);
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    private JwtConsumerBuilder consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setJweAlgorithmConstraints(ConstraintType.PERMIT)
                .setVerificationKeyResolver((signature, nesting) -> keys.find(signature.getKeyIdHeaderValue())
                        .map(SigningKey::open)
                        .orElseThrow(() -> new UnresolvableKeyException("no key of this home has that kid")))
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(MAX_AHEAD_SECONDS, (int) MAX_LIFETIME.toSeconds())
                .setAllowedClockSkewInSeconds(0)
                .setEvaluationTime(now());
    }

    private NumericDate now() {
        return NumericDate.fromMilliseconds(clock.millis());
    }

    private static InvalidJwtException refused(String why) {
        return new InvalidJwtException(why, List.<ErrorCodeValidator.Error>of(), null);
    }

    /** What a good token says: whose session it is for. */
    record Verified(UUID account, UUID session, JwtClaims claims) {
        /** Surely within its time; what is near an edge is looked at again as a whole. */
        private boolean isGoodAt(NumericDate now) {
            try {
                return !now.isBefore(claims.getIssuedAt()) && now.isBefore(claims.getExpirationTime());
            } catch (MalformedClaimException e) {
                return false;
            }
        }
    }
}
