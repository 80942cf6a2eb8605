package org.hearth.broker;

import java.security.cert.X509Certificate;
import org.hearth.trust.Pins;

/**
 * The broker at the other end of a connection, as its certificate tells it.
 *
 * @param certificate {@code sha256:} and the digest of the certificate
 * @param key {@code spki-sha256:} and the digest of its public key
 */
public record Peer(String certificate, String key) {
    static Peer of(X509Certificate leaf) {
        return new Peer(Pins.ofCertificate(leaf), Pins.ofPublicKey(leaf));
    }
}
