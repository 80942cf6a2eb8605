package org.hearth.bench.reference;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Telemetry's way: while one batch is written the next gathers; idle, it is written at once. Held by one event loop. */
final class TelemetryFlow {
    private static final int MAX_BATCH = 4_000; // as many as the gateway takes
    private static final String INSERT = """
            INSERT INTO reference.sample (device, boot, seq, at, body)
            SELECT device, boot, seq, at, body::jsonb
            FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[])
                AS t (device, boot, seq, at, body)
            ON CONFLICT DO NOTHING""";

    private final Pool database;
    private final MqttClient broker;
    private List<Row> waiting = new ArrayList<>();
    private boolean writing;

    TelemetryFlow(Pool database, MqttClient broker) {
        this.database = database;
        this.broker = broker;
    }

    void take(String device, Buffer payload) {
        JsonObject reading = payload.toJsonObject();
        waiting.add(new Row(
                device,
                reading.getLong("boot"),
                reading.getLong("seq"),
                OffsetDateTime.now(ZoneOffset.UTC),
                reading.getJsonObject("m").encode()));
        write();
    }

    private void write() {
        if (writing || waiting.isEmpty()) return;
        writing = true;
        List<Row> batch = waiting.subList(0, Math.min(MAX_BATCH, waiting.size()));
        waiting = new ArrayList<>(waiting.subList(batch.size(), waiting.size()));
        database.preparedQuery(INSERT).execute(columns(batch)).onComplete(written -> {
            writing = false;
            if (written.succeeded()) tellCommitted(batch);
            write();
        });
    }

    private static Tuple columns(List<Row> batch) {
        return Tuple.of(
                batch.stream().map(Row::device).toArray(String[]::new),
                batch.stream().map(Row::boot).toArray(Long[]::new),
                batch.stream().map(Row::seq).toArray(Long[]::new),
                batch.stream().map(Row::at).toArray(OffsetDateTime[]::new),
                batch.stream().map(Row::body).toArray(String[]::new));
    }

    private void tellCommitted(List<Row> batch) {
        Map<String, Run> runs = new HashMap<>();
        for (Row row : batch) {
            Run run = runs.get(row.device);
            if (run != null && !run.isFollowedBy(row)) tell(row.device, run);
            runs.put(
                    row.device,
                    run != null && run.isFollowedBy(row)
                            ? new Run(run.boot, run.from, row.seq)
                            : new Run(row.boot, row.seq, row.seq));
        }
        runs.forEach(this::tell);
    }

    private void tell(String device, Run run) {
        JsonObject committed = new JsonObject()
                .put("v", 1)
                .put("boot", run.boot)
                .put("from", run.from)
                .put("seq", run.to);
        String topic = Reference.ROOT + "/devices/" + device + "/telemetry/committed";
        broker.publish(topic, committed.toBuffer(), MqttQoS.AT_MOST_ONCE, false, false);
    }

    private record Row(String device, long boot, long seq, OffsetDateTime at, String body) {}

    private record Run(long boot, long from, long to) {
        boolean isFollowedBy(Row row) {
            return boot == row.boot && to + 1 == row.seq;
        }
    }
}
