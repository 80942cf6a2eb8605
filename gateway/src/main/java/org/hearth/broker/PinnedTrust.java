package org.hearth.broker;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the pinned broker inside the handshake and nobody else, so no MQTT byte reaches a stranger. Names, dates and
 * authorities do not count: the pin is the whole identity, as on a board without a clock. One connection has one.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final PinSet pins;
    private volatile @Nullable Peer broker;
    private volatile boolean refused;

    PinnedTrust(PinSet pins) {
        this.pins = pins;
    }

    /** The broker that was accepted. */
    @Nullable
    Peer broker() {
        return broker;
    }

    /** True if a broker was turned away because of its certificate. */
    boolean refused() {
        return refused;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        Peer shown = chain.length == 0 ? null : Peer.of(chain[0]);
        refused = shown == null || pins.match(shown) < 0;
        if (shown == null || refused)
            throw new CertificateException("the broker's certificate is none of the pinned ones");
        broker = shown;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
