package org.hearth.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hearth.broker.Payload;

/**
 * Sequence numbers without a gap, which a device may forget. Never a cumulative mark: that would let go of what was dropped.
 *
 * @param device whose
 * @param boot of which start
 * @param from the first
 * @param to the last
 */
record Run(String device, long boot, long from, long to) {

    /** The fewest runs that name exactly these samples. */
    static List<Run> of(List<Sample> samples) {
        List<Sample> sorted = samples.stream()
                .sorted(Comparator.comparing(Sample::device)
                        .thenComparing(Sample::boot)
                        .thenComparing(Sample::seq))
                .toList();
        List<Run> runs = new ArrayList<>();
        for (Sample sample : sorted) {
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.takes(sample)) runs.set(runs.size() - 1, last.until(sample.seq()));
            else runs.add(new Run(sample.device(), sample.boot(), sample.seq(), sample.seq()));
        }
        return runs;
    }

    /** {@code telemetry/committed} as the contract wants it. */
    ObjectNode payload() {
        return Payload.compose().put("boot", boot).put("from", from).put("seq", to);
    }

    private boolean takes(Sample sample) {
        return device.equals(sample.device()) && boot == sample.boot() && sample.seq() <= to + 1;
    }

    private Run until(long seq) {
        return new Run(device, boot, from, Math.max(to, seq));
    }
}
