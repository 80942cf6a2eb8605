package org.hearth.broker;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.mqtt.session.MqttClientSessionOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.hearth.trust.Certificates;

/** What every connection of the gateway's to its broker needs beside its configuration: an account, and material that is made at the first start. */
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
        admit(options, GatewayAccount.NAME, account.password());
        return options;
    }

    /** Options of a further connection, by an account of its own; the client id is the user name, as the broker has it anyway. */
    MqttClientOptions of(String userName, String password) {
        MqttClientOptions options = new MqttClientOptions().setClientId(userName);
        admit(options, userName, password);
        return options;
    }

    private void admit(MqttClientOptions options, String userName, String password) {
        options.setUsername(userName);
        options.setPassword(password);
        options.setSsl(true);
        options.setTrustOptions(
                new PemTrustOptions().addCertPath(certificates.authorityFile().toString()));
        // Without it a certificate for another host is accepted.
        options.setHostnameVerificationAlgorithm("HTTPS");
        options.setTcpNoDelay(true);
    }
}
