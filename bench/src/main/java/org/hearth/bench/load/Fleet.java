package org.hearth.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The devices of one program. Held by one event loop. */
public final class Fleet {
    private static final long TICK_MILLIS = 2;

    private final Vertx vertx;
    private final List<VirtualDevice> devices;

    /**
     * @param root first level of their topics
     * @param window unconfirmed readings a device
     */
    public Fleet(Vertx vertx, List<Credentials> accounts, String root, int window) {
        this.vertx = vertx;
        this.devices = accounts.stream()
                .map(account -> new VirtualDevice(vertx, account, root, window))
                .toList();
    }

    /** Connects them all. */
    public Future<Void> connect(BrokerAddress broker) {
        return Future.all(devices.stream().map(device -> device.connect(broker)).toList())
                .mapEmpty();
    }

    /** Lets them go in order. */
    public Future<Void> disconnect() {
        return Future.all(devices.stream().map(VirtualDevice::disconnect).toList())
                .mapEmpty();
    }

    /** Ids of the devices. */
    public List<String> ids() {
        return devices.stream().map(VirtualDevice::id).toList();
    }

    /** Parts of each device that can be switched. */
    public static List<String> relays() {
        return VirtualDevice.RELAYS;
    }

    /** Who is told of each command that a device gets, from now on. */
    public void tellCommands(Consumer<Arrival> arrivals) {
        devices.forEach(device -> device.tell(arrivals));
    }

    /** Who is told the nanoseconds from publishing to the confirmation of each reading, from now on. */
    public void tell(LongConsumer latencies) {
        devices.forEach(device -> device.readings().tell(latencies));
    }

    /** Sends so many readings in all, as fast as the windows allow; completes when every one is confirmed. */
    public Future<Void> burst(int count) {
        int each = count / devices.size();
        return Future.all(devices.stream()
                        .map(device -> device.readings().burst(each))
                        .toList())
                .mapEmpty();
    }

    /** Sends readings at an even pace, each from the next device; completes when the time is over. */
    public Future<Void> steady(int perSecond, Duration duration) {
        Promise<Void> over = Promise.promise();
        long begin = System.nanoTime();
        long total = perSecond * duration.toSeconds();
        long[] sent = {0};
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            long due = Math.min(total, (System.nanoTime() - begin) * perSecond / 1_000_000_000L);
            for (; sent[0] < due; sent[0]++)
                devices.get((int) (sent[0] % devices.size())).readings().sendOne();
            if (sent[0] == total && unconfirmed() == 0) {
                vertx.cancelTimer(timer);
                over.complete();
            }
        });
        return over.future();
    }

    /** Readings made so far. */
    public long sent() {
        return devices.stream().mapToLong(device -> device.readings().sent()).sum();
    }

    /** Readings that were sent another time, because nobody confirmed them. */
    public long resent() {
        return devices.stream().mapToLong(device -> device.readings().resent()).sum();
    }

    private long unconfirmed() {
        return devices.stream()
                .mapToLong(device -> device.readings().unconfirmed())
                .sum();
    }
}
