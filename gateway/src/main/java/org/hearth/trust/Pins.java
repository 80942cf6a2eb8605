package org.hearth.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Fingerprints of certificates, in the form that devices compare. */
public final class Pins {
    private Pins() {}

    /** {@code sha256:} and the SHA-256 of the certificate's DER, what {@code openssl x509 -fingerprint -sha256} prints. */
    public static String ofCertificate(X509Certificate certificate) {
        try {
            return "sha256:" + hex(sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("certificate has no DER form", e);
        }
    }

    /** {@code spki-sha256:} and the SHA-256 of the certificate's SubjectPublicKeyInfo. */
    public static String ofPublicKey(X509Certificate certificate) {
        return "spki-sha256:" + hex(sha256(certificate.getPublicKey().getEncoded()));
    }

    /** The same SHA-256 as browsers and operating systems show it to a person: {@code 1A:2B:…}. */
    static String forPeople(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("certificate has no DER form", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
