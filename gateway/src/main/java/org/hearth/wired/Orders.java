package org.hearth.wired;

import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.wired.Ends.End;
import org.jspecify.annotations.Nullable;

/** Judges what {@code commands/control} brings, and lets it act at most once. One thread may hold it. */
final class Orders {
    static final int LONGEST_PAYLOAD = 768;
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_NAME = 24;
    private static final long SHORTEST_PULSE_MS = 50;
    private static final long LONGEST_PULSE_MS = 60_000;

    private final Profile profile;
    private final Actuators actuators;
    private final Carrier carrier;
    private final long boot;
    private final Ends ends = new Ends();

    Orders(Profile profile, Actuators actuators, Carrier carrier, long boot) {
        this.profile = profile;
        this.actuators = actuators;
        this.carrier = carrier;
        this.boot = boot;
    }

    /** What an order led to. */
    sealed interface Outcome {
        /** It moved something, and this is why. */
        record Executed(String by) implements Outcome {}

        /** It has an end, and nothing moved. */
        record Ended() implements Outcome {}

        /** It names no command to answer. */
        record Nameless(String why) implements Outcome {}
    }

    private static final class Rejected extends Exception {
        final String error;

        Rejected(String error) {
            super(error);
            this.error = error;
        }
    }

    Ends ends() {
        return ends;
    }

    /**
     * Takes an order. Even an oversized or faulty text is searched for its id: a refusal that names it ends the command now
     * instead of letting it run into its deadline.
     */
    Outcome take(byte[] payload, long nowMs) {
        String id = Excerpt.text(payload, "id");
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID)
            return new Outcome.Nameless(payload.length > LONGEST_PAYLOAD ? "too_large" : "malformed");
        End former = ends.find(id).orElse(null);
        if (former != null) {
            former.telling = Ends.Telling.AGAIN;
            return new Outcome.Ended();
        }
        String firing = null;
        try {
            Payload order = read(payload);
            check(order);
            firing = firing(order);
            End ran = firing == null ? null : ranAlready(id, firing);
            if (ran != null) return ended(ran, firing);
            if (nowMs > whole(order, "until_ms", 0, Long.MAX_VALUE)) throw new Rejected("expired");
            ended(execute(id, order, nowMs), firing);
            return new Outcome.Executed("cmd:" + id);
        } catch (Rejected e) {
            return ended(End.rejected(id, e.error), firing);
        }
    }

    private Outcome ended(End end, @Nullable String firing) {
        end.firing = firing;
        ends.add(end);
        return new Outcome.Ended();
    }

    /**
     * A firing that was run here has had its end, whatever the deadline of its command; one that was not will have no other than this
     * command's.
     */
    private @Nullable End ranAlready(String id, String firing) {
        LocalRuns.Run run = carrier.commandCame(firing);
        return run == null ? null : End.ofRun(id, run);
    }

    private static @Nullable String firing(Payload order) throws Rejected {
        if (!order.has("fid")) return null;
        String firing = CarriedSchedule.firing(text(order, "fid"));
        if (firing == null) throw new Rejected("bad_value");
        return firing;
    }

    private static Payload read(byte[] payload) throws Rejected {
        try {
            return Payload.read(payload, LONGEST_PAYLOAD);
        } catch (ContractViolation e) {
            throw new Rejected(
                    switch (String.valueOf(e.getMessage())) {
                        case "too_large" -> "too_large";
                        case "version", "missing:v", "type:v", "range:v" -> "unsupported_version";
                        default -> "bad_value";
                    });
        }
    }

    private void check(Payload order) throws Rejected {
        long ordered = whole(order, "boot", 0, Long.MAX_VALUE);
        whole(order, "until_ms", 0, Long.MAX_VALUE);
        firing(order);
        if (ordered != boot) throw new Rejected("other_boot");
    }

    private End execute(String id, Payload order, long nowMs) throws Rejected {
        String name = text(order, "cap");
        Capability capability = profile.find(name).orElseThrow(() -> new Rejected("unknown_capability"));
        String operation = text(order, "op");
        if (!capability.operations().contains(operation)) throw new Rejected("bad_value");
        return switch (operation) {
            case "set" -> drive(id, capability, truth(order) ? Actuator.FULL : 0, nowMs);
            case "level" -> drive(id, capability, (int) whole(order, "val", 0, Actuator.FULL), nowMs);
            case "pulse" -> pulse(id, capability, order, nowMs);
            default -> throw new Rejected("bad_value");
        };
    }

    private End drive(String id, Capability capability, int level, long nowMs) throws Rejected {
        refuse(actuators.refusal(capability.id(), level, nowMs));
        return End.executed(id, actuators.drive(capability.id(), level, nowMs), capability.proof());
    }

    private End pulse(String id, Capability capability, Payload order, long nowMs) throws Rejected {
        long ms = whole(order, "ms", SHORTEST_PULSE_MS, LONGEST_PULSE_MS);
        long untilMs = whole(order, "until_ms", 0, Long.MAX_VALUE);
        if (untilMs <= ends.forgottenPulseUntilMs()) throw new Rejected("expired");
        refuse(actuators.pulseRefusal(capability.id(), ms, nowMs));
        boolean isProved = actuators.pulse(capability.id(), ms, "cmd:" + id, nowMs);
        End end = End.executed(id, isProved, capability.proof());
        end.pulseUntilMs = untilMs;
        return end;
    }

    private static void refuse(@Nullable String why) throws Rejected {
        if (why != null) throw new Rejected(why);
    }

    private static long whole(Payload order, String field, long min, long max) throws Rejected {
        try {
            return order.integer(field, min, max);
        } catch (ContractViolation e) {
            throw new Rejected("bad_value");
        }
    }

    private static boolean truth(Payload order) throws Rejected {
        try {
            return order.bool("val");
        } catch (ContractViolation e) {
            throw new Rejected("bad_value");
        }
    }

    private static String text(Payload order, String field) throws Rejected {
        try {
            return order.text(field, LONGEST_NAME);
        } catch (ContractViolation e) {
            // A name that is too long for any capability is one nobody bears.
            throw new Rejected(String.valueOf(e.getMessage()).equals("range:cap") ? "unknown_capability" : "bad_value");
        }
    }
}
