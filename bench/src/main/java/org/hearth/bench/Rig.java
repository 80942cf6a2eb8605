package org.hearth.bench;

import io.vertx.mqtt.MqttClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearth.bench.house.House;
import org.hearth.bench.house.Owner;
import org.hearth.bench.house.Part;
import org.hearth.bench.house.PartPlan;
import org.hearth.bench.load.BrokerAccounts;
import org.hearth.bench.load.BrokerAddress;
import org.hearth.bench.load.Browser;
import org.hearth.bench.load.Credentials;
import org.hearth.bench.load.Endpoint;
import org.hearth.bench.load.Fleet;
import org.hearth.bench.measure.Floors;
import org.hearth.bench.measure.Loop;
import org.hearth.bench.measure.Startup;
import org.hearth.bench.measure.Subject;
import org.hearth.bench.reference.Reference;
import org.hearth.bench.reference.Settings;

/** Everything a run needs, standing side by side: the house, the reference, their devices. Held by one thread. */
final class Rig implements AutoCloseable {
    /**
     * Over all devices. Enough to fill a batch while the last is written; little enough that none waits the 5 s after which a
     * device sends again, down to 2,000 rows a second.
     */
    private static final int UNCONFIRMED = 10_000;

    private static final int STARTS = 2;

    /** What the owner's own tools are called at the broker. */
    private static final String TOOL = "tool.";

    private static final String KNOWN_TOOL =
            "INSERT INTO broker_account (name, filters, created_at) VALUES ($1, '[]', now())";

    private final Options options;
    private final Loop loop = new Loop();
    private final House house;
    private final Part database;
    private final Startup gatewayStartup = new Startup();
    private final Startup referenceStartup = new Startup();
    private final BrokerAddress broker;
    private final Credentials publisher = account("floor-publisher");
    private final Credentials receiver = account("floor-receiver");
    private final List<Credentials> referenceDevices;
    private final Settings reference;

    /** Starts the house once, as a new one: everybody gets an account. */
    Rig(Options options, Path repository, Path data) {
        this.options = options;
        house = House.plan(repository, data, options.devices(), options.gatewayOptions());
        try {
            database = house.start("postgres");
            house.awaitPort("postgres");
            broker = new BrokerAddress(house.port("mqtt"), house.file("caCertificate"));
            referenceDevices = IntStream.rangeClosed(1, options.devices())
                    .mapToObj("reference-%04d"::formatted)
                    .map(Rig::account)
                    .toList();
            reference = new Settings(
                    freePort(),
                    broker,
                    account("reference"),
                    house.port("postgres"),
                    house.read(house.file("databasePassword")));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** First start of the gateway: the home is claimed, its devices are enrolled, and the reference gets its accounts. */
    String settle() {
        String token;
        try (Part _ = house.start("gateway")) {
            house.awaitFiles(house.file("trustReady"), house.file("brokerSeed"));
            house.start("mosquitto");
            house.awaitPort("mqtt");
            house.awaitReady();
            house.awaitFiles(house.file("enrolmentCodes"));
            house.start("nginx");
            house.awaitPort("https");
            token = Owner.claim(house);
        }
        Credentials gateway =
                new Credentials("gateway", house.read(house.file("broker").resolve("gateway-password")));
        List<Credentials> accounts = new ArrayList<>(referenceDevices);
        accounts.addAll(List.of(reference.account(), publisher, receiver));
        loop.run(() -> BrokerAccounts.make(loop.vertx(), broker, gateway, Reference.ROOT, accounts));
        make(accounts);
        return token;
    }

    /** The gateway removes every account that its database does not know; these stand there as the owner's tools. */
    private void make(List<Credentials> accounts) {
        List<Tuple> names = accounts.stream()
                .map(account -> Tuple.of(account.user().substring(TOOL.length())))
                .toList();
        Pool sql = sql();
        loop.run(() -> sql.preparedQuery(KNOWN_TOOL).executeBatch(names).eventually(() -> sql.close()));
    }

    /** Starts both programs a few times, in turn; the last start of each is the one that stays. */
    Subjects start(String token) {
        Endpoint gatewayDoor = new Endpoint(house.port("gateway"), token, null);
        Endpoint referenceDoor = new Endpoint(reference.httpPort(), "", null);
        for (int n = 1; ; n++) {
            Part bare = referenceStartup.measure(() -> house.start(referencePlan()), referenceDoor);
            Part gateway = gatewayStartup.measure(() -> house.start("gateway"), gatewayDoor);
            house.awaitReady();
            if (n == STARTS) {
                Owner.tellTime(house, token);
                return new Subjects(
                        new Subject(referenceDoor, fleet(referenceDevices, Reference.ROOT), bare, "reference.sample"),
                        new Subject(gatewayDoor, fleet(enrolled(), "hearth"), gateway, "public.sample"),
                        new Endpoint(house.port("https"), token, house.file("caCertificate")));
            }
            bare.close();
            gateway.close();
        }
    }

    /** Lets the devices go. */
    void disconnect(Subjects subjects) {
        subjects.all().forEach(subject -> loop.run(subject.fleet()::disconnect));
    }

    /** Lets the devices in, and waits until the gateway shows all of them as online. */
    void connect(Subjects subjects) {
        loop.run(() -> subjects.reference().fleet().connect(broker));
        loop.run(() -> subjects.gateway().fleet().connect(broker));
        Browser browser = Browser.quiet(loop.vertx(), subjects.gateway().endpoint());
        house.await(
                "all devices to be online",
                () -> loop.run(() -> browser.get("/api/v1/devices")).toJsonArray().stream()
                        .map(io.vertx.core.json.JsonObject.class::cast)
                        .allMatch(device -> device.getJsonObject("presence").getBoolean("online")
                                && !device.getJsonArray("capabilities").isEmpty()));
        loop.run(browser::close);
    }

    /** The floors, on the same parts. */
    Floors floors() {
        MqttClient sends = loop.run(() -> broker.connect(loop.vertx(), publisher));
        MqttClient receives = loop.run(() -> broker.connect(loop.vertx(), receiver));
        Browser hello = Browser.quiet(loop.vertx(), new Endpoint(reference.httpPort(), "", null));
        Floors floors = new Floors(loop, hello, sends, receives, sql());
        floors.prepare();
        return floors;
    }

    /** A way into the database of its own, with one connection. */
    Pool sql() {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(reference.database())
                .using(loop.vertx())
                .build();
    }

    private Fleet fleet(List<Credentials> accounts, String root) {
        return new Fleet(loop.vertx(), accounts, root, UNCONFIRMED / options.devices());
    }

    private List<Credentials> enrolled() {
        return house.read(house.file("enrolmentCodes"))
                .lines()
                .map(Credentials::ofEnrolmentCode)
                .toList();
    }

    private PartPlan referencePlan() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String self =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
        return new PartPlan(
                "reference",
                List.of(java, "-Xmx256m", "-cp", self, Reference.class.getName()),
                reference.environment(),
                "SIGTERM");
    }

    Loop loop() {
        return loop;
    }

    Part database() {
        return database;
    }

    Startup gatewayStartup() {
        return gatewayStartup;
    }

    Startup referenceStartup() {
        return referenceStartup;
    }

    private static Credentials account(String user) {
        return new Credentials(TOOL + user, UUID.randomUUID().toString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    @Override
    public void close() {
        loop.close();
        house.close();
    }

    /**
     * What is measured.
     *
     * @param reference the bare program
     * @param gateway the product
     * @param webServer the product's other door
     */
    record Subjects(Subject reference, Subject gateway, Endpoint webServer) {
        Stream<Subject> all() {
            return Stream.of(reference, gateway);
        }
    }
}
