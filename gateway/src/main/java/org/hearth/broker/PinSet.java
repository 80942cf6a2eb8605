package org.hearth.broker;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The certificates of a broker that a device may accept: one or two, by certificate or by key. There is no default, and
 * nothing that matches everything.
 *
 * @param pins in the form of {@link Peer}
 */
public record PinSet(List<String> pins) {
    static final int MOST = 2;
    private static final Pattern FORM = Pattern.compile("(spki-)?sha256:(?!0{64})[0-9a-f]{64}");

    public PinSet {
        if (pins.isEmpty() || pins.size() > MOST) throw new IllegalArgumentException("a pin set has one or two pins");
        for (String pin : pins)
            if (!FORM.matcher(pin).matches()) throw new IllegalArgumentException("a pin is sha256: and 64 digits");
    }

    /** The set of these pins, in capitals or not. */
    public static PinSet of(List<String> pins) throws ContractViolation {
        try {
            return new PinSet(
                    pins.stream().map(pin -> pin.toLowerCase(Locale.ROOT)).toList());
        } catch (IllegalArgumentException e) {
            throw new ContractViolation("range:pins");
        }
    }

    /** The place of the pin that this broker matches, from 0; -1 if it matches none. */
    public int match(Peer broker) {
        for (int slot = 0; slot < pins.size(); slot++)
            if (pins.get(slot).equals(broker.certificate()) || pins.get(slot).equals(broker.key())) return slot;
        return -1;
    }
}
