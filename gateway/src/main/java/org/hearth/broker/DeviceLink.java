package org.hearth.broker;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.MqttConnectionException;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubAckMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One device's connection to the broker, kept alive for ever: opens, greets, subscribes, pings, notices a silent broker, and
 * comes back after a jittered wait. Always a clean session: the broker must queue nothing. Everything happens on the thread of
 * the executor that was handed in, which must have one.
 */
public final class DeviceLink implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeviceLink.class);
    private static final Duration OPEN = Duration.ofSeconds(15);
    private static final Duration GREET = Duration.ofSeconds(10);
    private static final Duration PROVED = Duration.ofSeconds(10);
    private static final Duration HALF_KEEPALIVE = Duration.ofSeconds(30);

    /** Unanswered messages: as many readings as the contract allows, and everything else that may be owed. */
    private static final int UNDER_WAY = 64;

    /** A refused SUBSCRIBE (MQTT 3.1.1, section 3.9.3). */
    private static final int REFUSED = 0x80;

    private final Vertx vertx;
    private final ScheduledExecutorService thread;
    private final Identity identity;
    private final Listener listener;
    private final RandomGenerator random;
    private final Backoff backoff;
    private volatile State state = State.CLOSED;
    private @Nullable Attempt attempt;
    private @Nullable ScheduledFuture<?> timer;
    private volatile int attempts;
    private int turn;

    /** Where the certificate was none of the pinned ones: it is asked at its grace port next. */
    private @Nullable String graceHost;

    private int refusals;

    private enum State {
        RESTING,
        OPENING,
        SUBSCRIBING,
        ONLINE,
        CLOSED
    }

    /** Who connects, asked anew at every attempt: secrets and pins change while a device runs. */
    public interface Identity {
        /** Which device, at which broker. */
        DeviceEnrolment enrolment();

        /** Passwords, the newest first; the next one is tried when the broker refused the one before. */
        List<String> secrets();

        /** Certificates of which the broker has to show one. */
        PinSet pins();

        /** Last will of a session, published retained on {@code status/online}. */
        byte[] will(String sid);
    }

    /** Told what happens, on the link's thread. */
    public interface Listener {
        /** The subscriptions stand; this broker answered, and took the secret in this place of the list. */
        void online(Peer broker, int secret, String sid);

        /** Something came on one of the device's own topics; it may come before {@link #online}. */
        void arrived(DeviceMessage message);

        /** The connection is gone, or an attempt failed. */
        void offline();
    }

    public DeviceLink(
            Vertx vertx,
            ScheduledExecutorService thread,
            RandomGenerator random,
            Identity identity,
            Listener listener) {
        this.vertx = vertx;
        this.thread = thread;
        this.identity = identity;
        this.listener = listener;
        this.random = random;
        this.backoff = new Backoff(random);
    }

    /** Begins to connect. */
    public void open() {
        thread.execute(this::connect);
    }

    /** True while messages can be said. */
    public boolean isOnline() {
        return state == State.ONLINE;
    }

    /** How often it has begun to connect. */
    public int attempts() {
        return attempts;
    }

    /**
     * Says something, on the link's thread.
     *
     * @param leaf of the device's own topics
     * @return false if it could not leave now; it may be said again later
     */
    public boolean publish(String leaf, byte[] payload, boolean atLeastOnce, boolean retained) {
        Attempt current = attempt;
        if (!isOnline() || current == null) return false;
        if (atLeastOnce && current.underWay >= UNDER_WAY) return false;
        if (atLeastOnce) current.underWay++;
        current.client.publish(
                topic(leaf),
                Buffer.buffer(payload),
                atLeastOnce ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE,
                false,
                retained);
        return true;
    }

    /** Says goodbye, on the link's thread: the broker keeps the last will to itself. */
    @Override
    public void close() {
        State before = state;
        state = State.CLOSED;
        cancelTimer();
        if (attempt == null) return;
        if (before != State.CLOSED && before != State.RESTING) attempt.client.disconnect();
        attempt = null;
    }

    private void connect() {
        DeviceEnrolment enrolment = identity.enrolment();
        List<String> secrets = identity.secrets();
        int secret = refusals % secrets.size();
        // A session is one connection: a will that comes late is told from the next one's birth by it.
        String sid = "%08x".formatted(random.nextInt());
        String next = graceHost;
        String host =
                next == null ? enrolment.hosts().get(turn++ % enrolment.hosts().size()) : next;
        int port = next == null ? enrolment.port() : enrolment.gracePort();
        graceHost = null;
        attempts++;
        // A client of its own for every attempt: a resumed TLS session would skip the check of the certificate.
        PinnedTrust trust = new PinnedTrust(identity.pins());
        Attempt begun = new Attempt(client(secrets.get(secret), trust, sid), trust, secret, host, port, sid);
        attempt = begun;
        enter(State.OPENING, OPEN, () -> end(begun, "no answer in time"));
        begun.client.closeHandler(nothing -> hop(() -> end(begun, "the connection was lost")));
        begun.client.publishHandler(message -> hop(() -> take(begun, message)));
        begun.client.publishCompletionHandler(id -> hop(() -> begun.underWay--));
        begun.client.subscribeCompletionHandler(answer -> hop(() -> subscribed(begun, answer)));
        begun.client.pingResponseHandler(nothing -> hop(() -> begun.heard = true));
        begun.client.connect(port, host).onComplete(answer -> hop(() -> greeted(begun, answer.cause())));
    }

    /** To the link's own thread; what comes after the device has stopped concerns nobody. */
    private void hop(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("a word of the broker came after the end", stopped);
        }
    }

    private MqttClient client(String secret, PinnedTrust trust, String sid) {
        DeviceEnrolment enrolment = identity.enrolment();
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(enrolment.id())
                .setUsername(enrolment.id())
                .setPassword(secret)
                .setCleanSession(true)
                .setWillFlag(true)
                .setWillTopic(topic("status/online"))
                .setWillMessageBytes(Buffer.buffer(identity.will(sid)))
                .setWillQoS(1)
                .setWillRetain(true)
                .setKeepAliveInterval((int) HALF_KEEPALIVE.multipliedBy(2).toSeconds())
                .setAutoKeepAlive(false)
                .setMaxInflightQueue(2 * UNDER_WAY);
        // The pin is the identity: the name in the certificate does not count, as on a board that is told an address.
        options.setSsl(true).setTrustOptions(TrustOptions.wrap(trust)).setHostnameVerificationAlgorithm("");
        options.setConnectTimeout((int) OPEN.toMillis()).setTcpNoDelay(true);
        return MqttClient.create(vertx, options);
    }

    private void greeted(Attempt answered, @Nullable Throwable refusal) {
        if (answered != attempt || state != State.OPENING) {
            if (refusal == null) answered.client.disconnect();
            return;
        }
        if (refusal != null) {
            if (refusal instanceof MqttConnectionException) refusals++;
            if (answered.trust.refused()
                    && answered.port != identity.enrolment().gracePort())
                graceHost = identity.enrolment().gracePort() > 0 ? answered.host : null;
            end(answered, String.valueOf(refusal.getMessage()));
            return;
        }
        if (answered.trust.broker() == null) {
            end(answered, "the broker showed no certificate");
            return;
        }
        enter(State.SUBSCRIBING, GREET, () -> end(answered, "no answer to the subscription"));
        int qos = MqttQoS.AT_LEAST_ONCE.value();
        answered.client.subscribe(
                Map.of(topic("commands/+"), qos, topic("config/+"), qos, topic("telemetry/committed"), qos));
    }

    private void subscribed(Attempt answered, MqttSubAckMessage answer) {
        if (answered != attempt || state != State.SUBSCRIBING) return;
        Peer broker = answered.trust.broker();
        if (broker == null || answer.grantedQoSLevels().contains(REFUSED)) {
            end(answered, "the broker refuses the device's own topics");
            return;
        }
        refusals = 0;
        LOG.infof("device %s: connected to %s", identity.enrolment().id(), answered.host);
        enter(State.ONLINE, PROVED, () -> proved(answered));
        listener.online(broker, answered.secret, answered.sid);
    }

    private void take(Attempt from, MqttPublishMessage message) {
        // A broker may deliver a retained message before its SUBACK (section 3.8.4).
        if (from != attempt) return;
        from.heard = true;
        String prefix = topic("");
        if (!message.topicName().startsWith(prefix)) return;
        listener.arrived(new DeviceMessage(
                message.topicName().substring(prefix.length()),
                message.payload().getBytes(),
                message.isRetain()));
    }

    private void proved(Attempt connection) {
        backoff.reset();
        ping(connection);
    }

    /** A dead broker is known within one keepalive, before the broker gives up on us at one and a half. */
    private void ping(Attempt connection) {
        connection.heard = false;
        connection.client.ping();
        arm(HALF_KEEPALIVE, () -> {
            if (connection.heard) ping(connection);
            else end(connection, "the broker is silent");
        });
    }

    private void end(Attempt ended, String why) {
        if (ended != attempt || state == State.CLOSED) return;
        LOG.infof("device %s: not connected: %s", identity.enrolment().id(), why);
        attempt = null;
        ended.client.closeHandler(nothing -> {});
        ended.client.disconnect();
        enter(State.RESTING, backoff.next(), this::connect);
        listener.offline();
    }

    private void enter(State next, Duration allowed, Runnable then) {
        state = next;
        arm(allowed, then);
    }

    private void arm(Duration wait, Runnable then) {
        cancelTimer();
        timer = thread.schedule(then, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) timer.cancel(false);
    }

    private String topic(String leaf) {
        DeviceEnrolment enrolment = identity.enrolment();
        return enrolment.root() + "/devices/" + enrolment.id() + "/" + leaf;
    }

    private static final class Attempt {
        private final MqttClient client;
        private final PinnedTrust trust;
        private final int secret;
        private final String host;
        private final int port;
        private final String sid;
        private int underWay;
        private boolean heard;

        Attempt(MqttClient client, PinnedTrust trust, int secret, String host, int port, String sid) {
            this.client = client;
            this.trust = trust;
            this.secret = secret;
            this.host = host;
            this.port = port;
            this.sid = sid;
        }
    }
}
