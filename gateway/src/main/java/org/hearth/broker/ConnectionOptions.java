package org.hearth.broker;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.mqtt.session.MqttClientSessionOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.hearth.trust.Certificates;

/** What the connection needs beside its configuration: material that is made at the first start. */
@ApplicationScoped
class ConnectionOptions implements ClientCustomizer<MqttClientSessionOptions> {
    private final GatewayAccount account;
    private final Certificates certificates;

    ConnectionOptions(GatewayAccount account, Certificates certificates) {
        this.account = account;
        this.certificates = certificates;
    }

    @Override
    public MqttClientSessionOptions customize(String channel, Config config, MqttClientSessionOptions options) {
        options.setUsername(GatewayAccount.NAME);
        options.setPassword(account.password());
        options.setSsl(true);
        options.setTrustOptions(
                new PemTrustOptions().addCertPath(certificates.authorityFile().toString()));
        // Without it a certificate for another host is accepted.
        options.setHostnameVerificationAlgorithm("HTTPS");
        options.setTcpNoDelay(true);
        return options;
    }
}
