package org.hearth.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The command line.
 *
 * @param rounds how often everything is measured
 * @param devices of each program
 * @param burst readings in one burst
 * @param gatewayOptions for the gateway's virtual machine
 */
record Options(int rounds, int devices, int burst, List<String> gatewayOptions) {
    private static final String USAGE =
            "usage: bench/run [--rounds 3] [--devices 20] [--burst 100000] [--gateway-java OPTION]...";

    Options {
        if (rounds < 1 || devices < Rounds.LANES || burst < devices)
            throw new IllegalArgumentException("at least 1 round, " + Rounds.LANES + " devices, a reading a device");
    }

    /** Reads it; anything unknown is refused. */
    static Options of(String[] words) {
        int rounds = 3;
        int devices = 20;
        int burst = 100_000;
        List<String> gatewayOptions = new ArrayList<>();
        for (Iterator<String> rest = List.of(words).iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!rest.hasNext()) throw new IllegalArgumentException(USAGE);
            switch (word) {
                case "--rounds" -> rounds = Integer.parseInt(rest.next());
                case "--devices" -> devices = Integer.parseInt(rest.next());
                case "--burst" -> burst = Integer.parseInt(rest.next());
                case "--gateway-java" -> gatewayOptions.add(rest.next());
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Options(rounds, devices, burst, gatewayOptions);
    }
}
