package org.hearth.trust;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes keys and certificates: EC P-256, signed with ECDSA and SHA-256. The authority may vouch only for names that no public
 * site can have (RFC 5280, section 4.2.1.10), so that trusting it opens no more than this home.
 */
final class CertificateAuthority {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int SERIAL_BITS = 128;

    private final PrivateKey key;
    private final X509Certificate certificate;

    CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    X509Certificate certificate() {
        return certificate;
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    /** A certificate for a new authority's keys: for these names beside the private ones. */
    static X509Certificate selfSigned(KeyPair keys, List<String> names, Instant from, Instant until) {
        X500Principal subject = new X500Principal("CN=Hearth home " + shortName(keys));
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    subject, serial(), Date.from(from), Date.from(until), subject, keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(names), null));
            return sign(builder, keys.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("the home's certificate authority cannot be made", e);
        }
    }

    /** A server certificate for these names, good from {@code from} to {@code until}. */
    X509Certificate issue(KeyPair holder, List<String> names, Instant from, Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    certificate, serial(), Date.from(from), Date.from(until), subject(names), holder.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(certificate));
            builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
            return sign(builder, key);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("a certificate for " + names + " cannot be made", e);
        }
    }

    /**
     * OpenSSL takes a common name that looks like a host's for one, and holds it against the name constraints, when no other name is a host's:
     * an address would be refused as a strange host.
     */
    private static X500Principal subject(List<String> names) {
        for (String name : names) if (!isAddress(name)) return new X500Principal("CN=" + name);
        return new X500Principal("CN=Hearth home");
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE);
    }

    private static String shortName(KeyPair keys) {
        return Pins.hex(Pins.sha256(keys.getPublic().getEncoded())).substring(0, 8);
    }

    private static GeneralNames alternativeNames(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> isAddress(name)
                        ? new GeneralName(GeneralName.iPAddress, name)
                        : new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    /** {@code .local}, loopback and private ranges (RFC 1918, RFC 4193, RFC 4291), and the names of this installation. */
    private static GeneralSubtree[] permitted(List<String> names) {
        List<GeneralSubtree> subtrees = new ArrayList<>();
        subtrees.add(dns("local"));
        subtrees.add(dns("localhost"));
        names.stream()
                .filter(name -> !isAddress(name))
                .map(CertificateAuthority::dns)
                .forEach(subtrees::add);
        subtrees.add(range("127.0.0.0", 8));
        subtrees.add(range("10.0.0.0", 8));
        subtrees.add(range("172.16.0.0", 12));
        subtrees.add(range("192.168.0.0", 16));
        subtrees.add(range("169.254.0.0", 16));
        subtrees.add(range("::1", 128));
        subtrees.add(range("fc00::", 7));
        subtrees.add(range("fe80::", 10));
        return subtrees.toArray(GeneralSubtree[]::new);
    }

    private static GeneralSubtree dns(String name) {
        return new GeneralSubtree(new GeneralName(GeneralName.dNSName, name));
    }

    private static GeneralSubtree range(String address, int prefix) {
        byte[] network = addressBytes(address);
        byte[] range = new byte[network.length * 2];
        System.arraycopy(network, 0, range, 0, network.length);
        for (int bit = 0; bit < prefix; bit++) range[network.length + bit / 8] |= (byte) (0x80 >> (bit % 8));
        return new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(range)));
    }

    private static byte[] addressBytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal + " is not an address", e);
        }
    }

    /** An address in the form in which Java reads it out of a certificate; any other name as it is. */
    static String canonical(String name) {
        if (!isAddress(name)) return name;
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(name + " is not an address", e);
        }
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }
}
