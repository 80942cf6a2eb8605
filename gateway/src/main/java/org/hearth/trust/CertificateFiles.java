package org.hearth.trust;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.hearth.identity.SecretFile;

/** Reads and writes PEM files so that a power cut leaves either the old file or the new one, never half of one. */
final class CertificateFiles {
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Path dir;

    CertificateFiles(Path dir) {
        this.dir = dir;
        try {
            Files.createDirectories(
                    dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("trust folder " + dir + " cannot be made", e);
        }
    }

    boolean has(String name) {
        return Files.exists(dir.resolve(name));
    }

    /** True if a certificate is there with the very key it was made for: a power cut may have come between the two. */
    boolean hasPair(String name) {
        return fits(name, name);
    }

    /** True if both are there, and the key of one is the one that the certificate of the other was made for. */
    boolean fits(String key, String certificate) {
        if (!has(key + ".key") || !has(certificate + ".crt")) return false;
        try {
            byte[] probe = key.getBytes(StandardCharsets.UTF_8);
            Signature signing = Signature.getInstance(SIGNATURE);
            signing.initSign(readKey(key + ".key"));
            signing.update(probe);
            Signature checking = Signature.getInstance(SIGNATURE);
            checking.initVerify(readCertificate(certificate + ".crt").getPublicKey());
            checking.update(probe);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key " + dir.resolve(key + ".key") + " cannot be used", e);
        }
    }

    /** Puts a pair in the place of another, the key first: whoever watches the certificate finds its key there. */
    void copyPair(String from, String to) {
        write(to + ".key", text(from + ".key"), "rw-------");
        write(to + ".crt", text(from + ".crt"), "rw-r--r--");
    }

    Path path(String name) {
        return dir.resolve(name);
    }

    void writeKey(String name, KeyPair keys) {
        // PKCS#8 as Java encodes it: the writer's own form of EC keys is not read by OpenSSL.
        write(name, pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded())), "rw-------");
    }

    void writeCertificates(String name, X509Certificate... chain) {
        write(name, pem((Object[]) chain), "rw-r--r--");
    }

    /** The first certificate of a file. */
    X509Certificate readCertificate(String name) {
        try (PEMParser pem = new PEMParser(new StringReader(Files.readString(dir.resolve(name))))) {
            return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) pem.readObject());
        } catch (IOException | java.security.cert.CertificateException e) {
            throw new IllegalStateException("certificate " + dir.resolve(name) + " cannot be read", e);
        }
    }

    PrivateKey readKey(String name) {
        try (PEMParser pem = new PEMParser(new StringReader(Files.readString(dir.resolve(name))))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("key " + dir.resolve(name) + " cannot be read", e);
        }
    }

    /** The text of a file, as another part of the house is to have it. */
    String text(String name) {
        try {
            return Files.readString(dir.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(dir.resolve(name) + " cannot be read", e);
        }
    }

    void write(String name, String text, String mode) {
        SecretFile.replace(dir.resolve(name), text, mode);
    }

    private static String pem(Object... objects) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
