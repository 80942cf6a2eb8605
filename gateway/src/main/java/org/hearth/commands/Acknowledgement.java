package org.hearth.commands;

import java.util.Set;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/**
 * {@code status/ack}: what became of one command.
 *
 * @param commandId which
 * @param result how it went
 * @param proof how the device knows
 * @param reason why not; {@code unspecified} if it did not say
 * @param uptimeMillis on the device's own clock
 */
record Acknowledgement(String commandId, Result result, Proof proof, String reason, long uptimeMillis) {
    private static final String UNSPECIFIED = "unspecified";
    private static final Set<String> REASONS = Set.of(
            UNSPECIFIED,
            "unknown_capability",
            "bad_value",
            "unsupported_version",
            "busy",
            "expired",
            "other_boot",
            "limit_max_on",
            "limit_min_off",
            "interlock",
            "pin_lockout",
            "stale_rev",
            "too_large");
    private static final long MAX_UPTIME_MILLIS = 10L * 365 * 24 * 3600 * 1000;

    enum Result {
        ACCEPTED,
        DONE,
        REJECTED,
        FAILED
    }

    static Acknowledgement of(Payload payload) throws ContractViolation {
        payload.bool("dup", false);
        Result result = switch (payload.text("res", 16)) {
            case "accepted" -> Result.ACCEPTED;
            case "done" -> Result.DONE;
            case "rejected" -> Result.REJECTED;
            case "failed" -> Result.FAILED;
            default -> throw new ContractViolation("range:res");
        };
        return new Acknowledgement(
                payload.text("id", 32),
                result,
                Proof.ofWire(payload.text("proof", 16, "none")).orElseThrow(() -> new ContractViolation("range:proof")),
                reason(payload),
                payload.integer("up_ms", 0, MAX_UPTIME_MILLIS));
    }

    /** The answer of a device that is older than the protocol: it says how it went, and neither how it knows nor why not. */
    static Acknowledgement ofOlder(Payload payload) throws ContractViolation {
        Result result = switch (payload.text("status", 16)) {
            case "success" -> Result.DONE;
            case "error" -> Result.FAILED;
            default -> throw new ContractViolation("range:status");
        };
        return new Acknowledgement(payload.text("command_id", 32), result, Proof.NONE, UNSPECIFIED, 0);
    }

    private static String reason(Payload payload) throws ContractViolation {
        String reason = payload.text("err", 32, UNSPECIFIED);
        if (!REASONS.contains(reason)) throw new ContractViolation("range:err");
        return reason;
    }
}
