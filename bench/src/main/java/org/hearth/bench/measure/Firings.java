package org.hearth.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hearth.bench.house.Part;
import org.hearth.bench.house.Waiting;
import org.hearth.bench.load.Arrival;
import org.hearth.bench.load.Fleet;

/**
 * Schedules: how late their commands are at the devices when many are due at one instant, and what so many cost that are only stored.
 * They are written into the gateway's table, because no person may have so many. Collects over the rounds; held by one thread.
 */
public final class Firings {
    /** The gateway looks into its table each second, and prepares what it finds. */
    private static final long AHEAD_SECONDS = 6;

    /** A command that has not come by then never will: it is five minutes late. */
    private static final long LONGEST_MILLIS = 20_000;

    private static final long SETTLE_MILLIS = 3_000;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final String SCHEDULE = """
            INSERT INTO schedule (id, name, device, capability, operation, value, recurrence, enabled, created_at, begins, planned_from,
            next_due, next_at, next_phase, gap, overlap)
            """;

    private static final String ONCE = SCHEDULE + """
            SELECT gen_random_uuid(), 'bench', $1, $2, 'SET', to_jsonb($3::boolean), jsonb_build_object('kind', 'ONCE',
            'date', to_char($4::timestamptz AT TIME ZONE zone, 'YYYY-MM-DD'),
            'time', to_char($4::timestamptz AT TIME ZONE zone, 'HH24:MI:SS')),
            TRUE, now(), now(), now(), $4, $4, 'START', 'NEXT_VALID', 'FIRST' FROM home""";

    private static final String NEXT_YEAR = SCHEDULE + """
            SELECT gen_random_uuid(), 'bench', $1, 'relay1', 'SET', to_jsonb(TRUE),
            '{"kind":"CRON","expression":"0 7 1 1 *"}'::jsonb, TRUE, now(), now(), now(), next, next, 'START', 'NEXT_VALID', 'FIRST'
            FROM generate_series(1, $2::integer), home,
            LATERAL (SELECT (date_trunc('year', now() AT TIME ZONE zone) + interval '1 year 7 hours') AT TIME ZONE zone) AS year (next)""";

    /** Else Postgres would do it by itself at some time within the next minute, which may be the one that is measured. */
    private static final String CLEAN_UP = "VACUUM ANALYZE schedule";

    private static final String FORGET = "DELETE FROM schedule WHERE name = 'bench'";

    private final Latencies late = new Latencies();
    private final Loop loop;
    private final Part database;
    private long missed;
    private long early;
    private long twice;

    /** @param database whose processor time counts as well */
    public Firings(Loop loop, Part database) {
        this.loop = loop;
        this.database = database;
    }

    /** One schedule for each relay there is, all of them at the same instant. */
    public void together(Subject subject, Pool sql, boolean on) {
        Instant due = Instant.now().plusSeconds(AHEAD_SECONDS).truncatedTo(ChronoUnit.SECONDS);
        List<Tuple> plans = plans(subject.fleet(), due, on);
        Map<String, List<Instant>> arrived = new HashMap<>();
        loop.run(() -> {
            subject.fleet().tellCommands(arrival -> note(arrived, arrival));
            return sql.preparedQuery(ONCE).executeBatch(plans);
        });
        loop.run(() -> allOf(arrived, plans.size(), due.plusMillis(LONGEST_MILLIS)));
        loop.run(() -> {
            subject.fleet().tellCommands(arrival -> {});
            return sql.query(FORGET).execute();
        });
        missed += plans.size() - arrived.size();
        for (List<Instant> times : arrived.values()) {
            twice += times.size() - 1;
            Duration after = Duration.between(due, times.getFirst());
            if (after.isNegative()) early++;
            late.add(after.toNanos());
        }
    }

    private static List<Tuple> plans(Fleet fleet, Instant due, boolean on) {
        List<Tuple> plans = new ArrayList<>();
        for (String relay : Fleet.relays())
            for (String device : fleet.ids()) plans.add(Tuple.of(device, relay, on, due.atOffset(ZoneOffset.UTC)));
        return plans;
    }

    private static void note(Map<String, List<Instant>> arrived, Arrival arrival) {
        arrived.computeIfAbsent(arrival.device() + " " + arrival.capability(), unknown -> new ArrayList<>())
                .add(arrival.at());
    }

    /** A while longer than until the last one came: some may come twice. */
    private Future<Void> allOf(Map<String, List<Instant>> arrived, int count, Instant end) {
        Promise<Void> over = Promise.promise();
        loop.vertx().setPeriodic(1_000, timer -> {
            if (arrived.size() < count && Instant.now().isBefore(end)) return;
            loop.vertx().cancelTimer(timer);
            over.complete();
        });
        return over.future();
    }

    /**
     * Processor time of an idle house, of the program and the database, while so many schedules are stored that are due next year.
     *
     * @return seconds in a minute
     */
    public double idleCpu(Subject subject, Pool sql, int stored) {
        loop.run(() -> sql.preparedQuery(NEXT_YEAR)
                .execute(Tuple.of(subject.fleet().ids().getFirst(), stored)));
        loop.run(() -> sql.query(CLEAN_UP).execute());
        Waiting.pause(SETTLE_MILLIS);
        Cost cost = Cost.of(subject.program(), database, 1, () -> Waiting.pause(IDLE.toMillis()));
        loop.run(() -> sql.query(FORGET).execute());
        return (cost.programSeconds() + cost.databaseSeconds()) * 60 / IDLE.toSeconds();
    }

    /** From the instant at which it was due to its arrival at the device. */
    public Latencies late() {
        return late;
    }

    /** Of all rounds. */
    public long missed() {
        return missed;
    }

    /** Of all rounds. */
    public long early() {
        return early;
    }

    /** Of all rounds. */
    public long twice() {
        return twice;
    }
}
