package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The time servers of the configuration, asked one after the other until one answers. Their word is only compared with the wall clock: to
 * set it is the operating system's business. One thread at a time may ask.
 */
@ApplicationScoped
class InternetTime implements ClockSource {
    private static final int NTP = 123;

    /** Addresses of one name that are tried: one that is away must not hold up the next name for long. */
    private static final int ADDRESSES = 3;

    /** So long a server that asks to be left alone is left alone. */
    private static final Duration REST = Duration.ofHours(1);

    private final List<String> servers;
    private final InstantSource wall;

    /** Until when, by {@link System#nanoTime()}. */
    private final Map<String, Long> resting = new HashMap<>();

    InternetTime(TimeSettings settings, InstantSource wall) {
        this.servers = settings.servers().orElse(List.of());
        this.wall = wall;
    }

    @Override
    public TrustSource name() {
        return TrustSource.INTERNET;
    }

    @Override
    public synchronized ClockOpinion ask() {
        StringBuilder why = new StringBuilder();
        for (String server : servers) {
            ClockOpinion opinion = ask(server);
            if (!(opinion instanceof ClockOpinion.Silent silent)) return opinion;
            why.append(why.isEmpty() ? "" : "; ").append(server).append(' ').append(silent.why());
        }
        return new ClockOpinion.Silent(why.isEmpty() ? "no time server is configured" : why.toString());
    }

    private ClockOpinion ask(String server) {
        Long until = resting.get(server);
        if (until != null && until - System.nanoTime() > 0) return new ClockOpinion.Silent("is left alone");
        String why = "has no address";
        try {
            for (InetSocketAddress address : addresses(server).toList()) {
                try {
                    return ClockOpinion.of(new SntpQuestion(wall, address).difference());
                } catch (IOException e) {
                    why = "does not answer";
                }
            }
        } catch (SntpAnswer.Kiss kiss) {
            resting.put(server, System.nanoTime() + REST.toNanos());
            why = kiss.why;
        } catch (SntpAnswer.Refused refused) {
            why = refused.why;
        } catch (IOException | IllegalArgumentException e) {
            why = "is not found";
        }
        return new ClockOpinion.Silent(why);
    }

    private static Stream<InetSocketAddress> addresses(String server) throws IOException {
        URI named = URI.create("ntp://" + server.strip());
        if (named.getHost() == null) throw new IllegalArgumentException(server);
        int port = named.getPort() < 0 ? NTP : named.getPort();
        return Stream.of(InetAddress.getAllByName(named.getHost()))
                .limit(ADDRESSES)
                .map(address -> new InetSocketAddress(address, port));
    }
}
