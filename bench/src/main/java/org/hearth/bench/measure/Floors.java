package org.hearth.bench.measure;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hearth.bench.load.Browser;

/** What the parts themselves allow, with nothing of ours between them. Collects over the rounds; held by one thread. */
public final class Floors {
    private static final String TOPIC = "reference/floor";
    private static final int SINGLES = 300;
    private static final int FLOOD = 20_000;
    private static final int BULK_STATEMENTS = 20;
    private static final int BULK_ROWS = 1_000;
    private static final String ROW = "INSERT INTO reference.floor (body) VALUES ($1)";
    private static final String ROWS = "INSERT INTO reference.floor (body) SELECT * FROM unnest($1::text[])";

    private final Latencies hello = new Latencies();
    private final Latencies hop = new Latencies();
    private final Latencies commit = new Latencies();
    private final List<Double> messagesPerSecond = new ArrayList<>();
    private final List<Double> rowsPerSecond = new ArrayList<>();
    private final Loop loop;
    private final Browser browser;
    private final MqttClient publisher;
    private final MqttClient receiver;
    private final Pool database;

    /**
     * @param browser of a bare server that answers {@code /hello}
     * @param publisher an account at the broker that may publish the floor's topic
     * @param receiver another that is subscribed to it
     */
    public Floors(Loop loop, Browser browser, MqttClient publisher, MqttClient receiver, Pool database) {
        this.loop = loop;
        this.browser = browser;
        this.publisher = publisher;
        this.receiver = receiver;
        this.database = database;
    }

    /** Makes what the floors need: a table, and a subscription. */
    public void prepare() {
        loop.run(() -> database.query(
                        "CREATE TABLE IF NOT EXISTS reference.floor (id bigserial PRIMARY KEY, body text)")
                .execute()
                .compose(made -> receiver.subscribe(TOPIC, MqttQoS.AT_LEAST_ONCE.value())));
    }

    /** Measures each once more. */
    public void measure() {
        loop.run(() -> Repeat.times(SINGLES, n -> timed(hello, () -> browser.get("/hello"))));
        loop.run(() -> Repeat.times(SINGLES, n -> timed(hop, () -> deliver(1))));
        loop.run(() -> Repeat.times(
                SINGLES, n -> timed(commit, () -> database.preparedQuery(ROW).execute(Tuple.of("x")))));
        messagesPerSecond.add(FLOOD / seconds(() -> deliver(FLOOD)));
        rowsPerSecond.add(BULK_STATEMENTS * BULK_ROWS / seconds(this::bulk));
    }

    private static <T> Future<T> timed(Latencies into, java.util.function.Supplier<Future<T>> work) {
        long begin = System.nanoTime();
        return work.get().onSuccess(over -> into.add(System.nanoTime() - begin));
    }

    private double seconds(java.util.function.Supplier<Future<Void>> work) {
        long begin = System.nanoTime();
        loop.run(work);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** From one client by way of the broker to another: two sockets, one hop. */
    private Future<Void> deliver(int count) {
        Promise<Void> arrived = Promise.promise();
        int[] seen = {0};
        receiver.publishHandler(message -> {
            if (++seen[0] == count) arrived.complete();
        });
        Buffer payload = Buffer.buffer("x".repeat(80)); // about the size of a reading
        for (int n = 0; n < count; n++) publisher.publish(TOPIC, payload, MqttQoS.AT_LEAST_ONCE, false, false);
        return arrived.future();
    }

    private Future<Void> bulk() {
        String[] rows = new String[BULK_ROWS];
        Arrays.fill(rows, "x".repeat(80));
        return Repeat.times(BULK_STATEMENTS, n -> database.preparedQuery(ROWS).execute(Tuple.of(rows)));
    }

    /** Leaves the parts. */
    public void close() {
        loop.run(() -> Future.all(publisher.disconnect(), receiver.disconnect(), browser.close(), database.close()));
    }

    /** A request to a bare server and its answer. */
    public Latencies hello() {
        return hello;
    }

    /** One message by way of the broker, QoS 1 over TLS. */
    public Latencies hop() {
        return hop;
    }

    /** One row, inserted and on the disk. */
    public Latencies commit() {
        return commit;
    }

    /** Messages a second by way of the broker; one rate a round. */
    public List<Double> messagesPerSecond() {
        return messagesPerSecond;
    }

    /** Rows a second, a thousand a statement; one rate a round. */
    public List<Double> rowsPerSecond() {
        return rowsPerSecond;
    }
}
