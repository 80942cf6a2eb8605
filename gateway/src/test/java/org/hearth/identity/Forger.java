package org.hearth.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.function.Consumer;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Makes tokens that are like a good one but for one thing. */
final class Forger {
    private static final String ES256 = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private final SigningKey key;
    private final String payload;

    Forger(SigningKey key, String good) {
        this.key = key;
        this.payload = new String(
                Base64.getUrlDecoder().decode(good.split("\\.")[1]), java.nio.charset.StandardCharsets.UTF_8);
    }

    String keyId() {
        return key.id();
    }

    /** Signed with the home's own key, other claims. */
    String sign(Consumer<JwtClaims> change) throws Exception {
        JwtClaims claims = JwtClaims.parse(payload);
        change.accept(claims);
        return signature(claims.toJson(), ES256, key.secret(), key.id(), AccessTokens.TYPE)
                .getCompactSerialization();
    }

    String signNamed(String keyId) throws JoseException {
        return signature(payload, ES256, key.secret(), keyId, AccessTokens.TYPE).getCompactSerialization();
    }

    String signTyped(String type) throws JoseException {
        return signature(payload, ES256, key.secret(), key.id(), type).getCompactSerialization();
    }

    String signWithStrangersKey(String keyId) throws Exception {
        return signature(payload, ES256, strangers().getPrivate(), keyId, AccessTokens.TYPE)
                .getCompactSerialization();
    }

    /** The header offers the key to check the signature with ({@code jwk}, RFC 7515, section 4.1.3). */
    String signBringingStrangersKey() throws Exception {
        KeyPair strangers = strangers();
        JsonWebSignature signature = signature(payload, ES256, strangers.getPrivate(), key.id(), AccessTokens.TYPE);
        signature.setJwkHeader(PublicJsonWebKey.Factory.newPublicJwk(strangers.getPublic()));
        return signature.getCompactSerialization();
    }

    /** The public key, which anybody may know, used as the secret of another algorithm. */
    String hmacWithPublicKey() throws JoseException {
        Key secret = new HmacKey(key.open().getEncoded());
        return signature(payload, AlgorithmIdentifiers.HMAC_SHA256, secret, key.id(), AccessTokens.TYPE)
                .getCompactSerialization();
    }

    /** r = s = n, which is zero to whoever forgets to check the range (CVE-2022-21449). */
    byte[] curveOrderTwice() {
        BigInteger order = key.secret().getParams().getOrder();
        byte[] unsigned = java.util.Arrays.copyOfRange(order.toByteArray(), 1, 33);
        return ByteBuffer.allocate(64).put(unsigned).put(unsigned).array();
    }

    private static KeyPair strangers() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static JsonWebSignature signature(String payload, String algorithm, Key key, String keyId, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setHeader("typ", type);
        signature.setKey(key);
        signature.setPayload(payload);
        return signature;
    }
}
