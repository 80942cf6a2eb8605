package org.hearth.bench.measure;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.hearth.bench.house.Part;
import org.hearth.bench.load.Browser;
import org.hearth.bench.load.Endpoint;
import org.hearth.bench.load.Tap;

/** Commands: how long one takes, and how many go through. Collects over the rounds; held by one thread. */
public final class Commands {
    private final Latencies acknowledged = new Latencies();
    private final Latencies confirmed = new Latencies();
    private final List<Double> perSecond = new ArrayList<>();
    private final Loop loop;
    private final Part database;
    private Cost cost = Cost.NONE;

    /** @param database whose processor time counts as well */
    public Commands(Loop loop, Part database) {
        this.loop = loop;
        this.database = database;
    }

    /** One command after the other, each begun when the last is confirmed: a house in which one person taps. */
    public void oneByOne(Subject subject, int count) {
        oneByOne(subject, subject.endpoint(), count);
    }

    /** The same by another door, for example through the web server. */
    public void oneByOne(Subject subject, Endpoint door, int count) {
        List<String> devices = subject.fleet().ids();
        withBrowser(
                door,
                browser -> Repeat.times(count, n -> {
                    Tap tap = browser.tap(devices.get(n % devices.size()), isOn(n, devices));
                    tap.acknowledged().onSuccess(at -> acknowledged.add(at - tap.begin()));
                    return tap.confirmed().onSuccess(at -> confirmed.add(at - tap.begin()));
                }));
    }

    /** So many at a time, each to a device of its own; the next to a device goes when its last is acknowledged. */
    public void outstanding(Subject subject, int lanes, int count) {
        List<String> devices = subject.fleet().ids().subList(0, lanes);
        int each = count / lanes;
        long[] nanos = {0};
        withBrowser(subject.endpoint(), browser -> {
            // Inside, so that opening the live stream is not counted.
            long begin = System.nanoTime();
            List<Future<Void>> running = devices.stream()
                    .map(device -> Repeat.times(
                            each, n -> browser.tap(device, n % 2 == 0).acknowledged()))
                    .toList();
            return Future.all(running)
                    .onSuccess(over -> nanos[0] = System.nanoTime() - begin)
                    .mapEmpty();
        });
        perSecond.add(each * lanes * 1e9 / nanos[0]);
    }

    /** The same, and what it costs. */
    public void outstandingWithCost(Subject subject, int lanes, int count) {
        cost = cost.plus(Cost.of(subject.program(), database, count, () -> outstanding(subject, lanes, count)));
    }

    private void withBrowser(Endpoint door, java.util.function.Function<Browser, Future<Void>> work) {
        loop.run(() -> Browser.open(loop.vertx(), door)
                .compose(browser -> work.apply(browser).eventually(() -> browser.close())));
    }

    /** Each device is switched on and off in turn, so that every command changes something. */
    private static boolean isOn(int n, List<String> devices) {
        return n / devices.size() % 2 == 0;
    }

    /** From the tap to its acknowledged state on the live stream. */
    public Latencies acknowledged() {
        return acknowledged;
    }

    /** From the tap to "confirmed" on the live stream: the device's reported state agrees. */
    public Latencies confirmed() {
        return confirmed;
    }

    /** One rate a round. */
    public List<Double> perSecond() {
        return perSecond;
    }

    /** Of the commands with many at a time. */
    public Cost cost() {
        return cost;
    }
}
