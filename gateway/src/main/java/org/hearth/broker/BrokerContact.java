package org.hearth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.health.Readiness;
import org.hearth.trust.Certificates;
import org.hearth.trust.Pins;
import org.jboss.logging.Logger;

/** Where the broker is, and whether it answers. */
@ApplicationScoped
public class BrokerContact {
    private static final Logger LOG = Logger.getLogger(BrokerContact.class);
    private static final int LONGEST_LOOK_MILLIS = 2_000;

    private final BrokerHealth health;
    private final BrokerSettings settings;
    private final Certificates certificates;

    BrokerContact(@Readiness BrokerHealth health, BrokerSettings settings, Certificates certificates) {
        this.certificates = certificates;
        this.health = health;
        this.settings = settings;
    }

    /** True if it answered within the last seconds. */
    public boolean isThere() {
        return health.isThere();
    }

    /** Name by which the gateway reaches it. */
    public String host() {
        return settings.host();
    }

    /** Port of its TLS listener. */
    public int port() {
        return settings.port();
    }

    /** First level of every device's topics. */
    public String root() {
        return settings.root();
    }

    /** Pin of the certificate that it shows at this moment, if it is one of this home's authority; nothing if it does not answer. */
    public Optional<String> shownPin() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(settings.host(), settings.port()), LONGEST_LOOK_MILLIS);
            plain.setSoTimeout(LONGEST_LOOK_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket) trusting().createSocket(plain, settings.host(), settings.port(), true)) {
                socket.startHandshake();
                return Optional.of(
                        Pins.ofCertificate((X509Certificate) socket.getSession().getPeerCertificates()[0]));
            }
        } catch (IOException | GeneralSecurityException away) {
            LOG.debugf("the broker's certificate cannot be looked at: %s", away.getMessage());
            return Optional.empty();
        }
    }

    private SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream pem = Files.newInputStream(certificates.authorityFile())) {
            known.setCertificateEntry(
                    "home", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
