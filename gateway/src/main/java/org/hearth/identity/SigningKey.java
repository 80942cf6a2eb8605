package org.hearth.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The P-256 key that signs this home's access tokens (ES256, RFC 7518, section 3.4).
 *
 * @param made when; for a file that does not tell, when it was written
 * @param id {@code kid}: start of the key's thumbprint (RFC 7638), so that another key can never have it
 * @param secret signs
 * @param open verifies
 */
record SigningKey(Instant made, String id, ECPrivateKey secret, ECPublicKey open) {
    private static final String CURVE = "secp256r1";
    private static final int ID_LENGTH = 16;
    private static final int LINE_LENGTH = 64;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** Stands before the key, where a reader of PEM looks for nothing (RFC 7468, section 5.2). */
    private static final String MADE = "made ";

    /** The key of this file; made if it is not there. A file that holds no key stops the gateway, it is never replaced. */
    static SigningKey in(SecretFile file, Instant now) {
        try {
            return read(file.read().orElseGet(() -> make(file, now)), file);
        } catch (GeneralSecurityException | JoseException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException(file.path() + " holds no P-256 private key in PKCS#8", e);
        }
    }

    private static String make(SecretFile file, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), new SecureRandom());
            Base64.Encoder lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'});
            byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
            String pem = MADE + now.truncatedTo(ChronoUnit.SECONDS) + "\n" + BEGIN + "\n" + lines.encodeToString(pkcs8)
                    + "\n" + END + "\n";
            file.write(pem);
            return pem;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    private static SigningKey read(String pem, SecretFile file) throws GeneralSecurityException, JoseException {
        int begin = Math.max(pem.indexOf(BEGIN), 0);
        String told = pem.substring(0, begin).strip();
        Instant made = told.isEmpty() ? file.writtenAt() : Instant.parse(told.substring(MADE.length()));
        return of(made, read(pem.substring(begin)));
    }

    private static ECPrivateKey read(String pem) throws GeneralSecurityException {
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        if (KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof ECPrivateKey key)
            return key;
        throw new GeneralSecurityException("not an elliptic curve key");
    }

    private static SigningKey of(Instant made, ECPrivateKey secret) throws GeneralSecurityException, JoseException {
        ECPublicKey open = open(secret);
        String thumbprint = PublicJsonWebKey.Factory.newPublicJwk(open).calculateBase64urlEncodedThumbprint("SHA-256");
        return new SigningKey(made, thumbprint.substring(0, ID_LENGTH), secret, open);
    }

    /** The file holds the secret number only; the public point is that number times the curve's base point. */
    private static ECPublicKey open(ECPrivateKey secret) throws GeneralSecurityException {
        var curve = SECNamedCurves.getByName(CURVE);
        BigInteger order = secret.getParams().getOrder();
        if (!order.equals(curve.getN())) throw new GeneralSecurityException("not on P-256");
        var point = curve.getG().multiply(secret.getS()).normalize();
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, secret.getParams()));
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
