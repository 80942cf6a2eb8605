package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.broker.Peer;
import org.hearth.broker.PinSet;
import org.jspecify.annotations.Nullable;

/**
 * The pins that hold: those of the enrolment code until the gateway sends others. A set that a former enrolment left behind
 * does not count. One thread may change it.
 */
final class PinnedCertificates {
    private static final String NAME = "pins";
    private static final long MAX_REVISION = 1L << 53;

    private final Keepsakes keepsakes;
    private final String enrolment;
    private volatile PinSet pins;
    private long revision;

    PinnedCertificates(Keepsakes keepsakes, String enrolment, PinSet enrolled) {
        this.keepsakes = keepsakes;
        this.enrolment = enrolment;
        this.pins = enrolled;
        try {
            Payload kept = keepsakes.load(NAME).orElse(null);
            if (kept == null) return;
            if (!kept.text("enrolment", 64).equals(enrolment)) return;
            PinSet set = PinSet.of(kept.texts("pins", 2));
            revision = kept.integer("rev", 0, MAX_REVISION);
            pins = set;
        } catch (ContractViolation damaged) {
            // The enrolment's own pins hold.
        }
    }

    PinSet pins() {
        return pins;
    }

    long revision() {
        return revision;
    }

    /** Takes a set of the gateway, or says why not; null if it holds now. */
    @Nullable
    String offer(byte[] payload, @Nullable Peer broker) {
        if (payload.length > Orders.LONGEST_PAYLOAD) return "too_large";
        try {
            Payload offer = Payload.read(payload, Orders.LONGEST_PAYLOAD);
            long offered = offer.integer("rev", 0, MAX_REVISION);
            PinSet set = PinSet.of(offer.texts("pins", 2));
            if (offered == revision && set.equals(pins)) return null;
            if (offered <= revision) return "stale_rev";
            // A set that would lock out the very broker that sends it can only be a mistake or an attack.
            if (broker == null || set.match(broker) < 0) return "pin_lockout";
            ObjectNode record = Payload.compose().put("rev", offered).put("enrolment", enrolment);
            set.pins().forEach(record.putArray("pins")::add);
            if (!keepsakes.save(NAME, record)) return "unsaved";
            pins = set;
            revision = offered;
            return null;
        } catch (ContractViolation e) {
            return "malformed";
        }
    }
}
