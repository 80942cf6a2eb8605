package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.gpio.LineRefused;
import org.hearth.gpio.LineState;
import org.hearth.gpio.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of what is wired where, over restarts, and of the last refusal. What the household wired counts more than the file that the
 * role was started with. One thread may hold it.
 */
final class Wirings {
    static final String STATUS = "status/lines";
    static final String CONFIG = "config/wiring";

    private static final String NAME = "wiring";
    private static final int LONGEST_WISH = 2_048;
    private static final long MAX_REVISION = (1L << 32) - 1;

    /** A 40-pin header carries GPIO 0 to 27; what else the chip has is no business of a household. */
    private static final int LINES_OF_A_HEADER = 28;

    private static final int LONGEST_USER = 32;

    private final Keepsakes keepsakes;
    private final String enrolment;
    private final Lines lines;
    private Wiring wiring;
    private long revision;
    private @Nullable Refusal refusal;

    private record Refusal(
            long revision,
            String error,
            @Nullable String field,
            @Nullable String user) {}

    /** @param first what is wired where while the household has not said so */
    Wirings(Keepsakes keepsakes, String enrolment, Lines lines, Wiring first) {
        this.keepsakes = keepsakes;
        this.enrolment = enrolment;
        this.lines = lines;
        this.wiring = first;
        take();
    }

    /** Wires are where they are, whoever asks for it: another enrolment only counts its revisions from the beginning. */
    private void take() {
        try {
            Payload kept = keepsakes.load(NAME).orElse(null);
            if (kept == null) return;
            wiring = Wiring.of(kept, wiring.model());
            if (kept.text("enrolment", 64, "").equals(enrolment)) revision = kept.integer("rev", 0, MAX_REVISION);
        } catch (ContractViolation damaged) {
            throw new IllegalStateException("the kept wiring cannot be read: remove wiring.json", damaged);
        }
    }

    Wiring wiring() {
        return wiring;
    }

    /**
     * Takes a wish, all of it or nothing.
     *
     * @return what is wired from the next run on; nothing if it was refused or is known
     */
    Optional<Wiring> offer(byte[] payload) {
        try {
            Payload wish = Payload.read(payload, LONGEST_WISH);
            return judge(wish, wish.integer("rev", 1, MAX_REVISION));
        } catch (ContractViolation e) {
            String error = e.code().equals("too_large") ? e.code() : "malformed";
            refusal = new Refusal(Excerpt.number(payload, "rev"), error, null, null);
            return Optional.empty();
        }
    }

    private Optional<Wiring> judge(Payload wish, long wished) {
        refusal = null;
        if (wished == revision) return Optional.empty();
        if (wished < revision) return refuse(new Refusal(wished, "stale_rev", null, null));
        try {
            Wiring next = Wiring.of(wish, wiring.model());
            Refusal taken = firstTaken(next, wished);
            if (taken != null) return refuse(taken);
            ObjectNode kept = Payload.compose().put("rev", wished).put("enrolment", enrolment);
            next.write(kept);
            if (!keepsakes.save(NAME, kept)) return refuse(new Refusal(wished, "unsaved", null, null));
            return Optional.of(next);
        } catch (Wiring.Refused e) {
            return refuse(new Refusal(wished, "bad_value", e.field, null));
        }
    }

    private Optional<Wiring> refuse(Refusal why) {
        refusal = why;
        return Optional.empty();
    }

    /** The first line that somebody else holds, or that is not there. Our own are let go before they are claimed anew. */
    private @Nullable Refusal firstTaken(Wiring next, long wished) {
        for (int i = 0; i < next.wires().size(); i++) {
            int offset = next.wires().get(i).line().offset();
            String field = Wiring.field(i, "line");
            try {
                String user = isOurs(offset) ? null : lines.look(offset).user();
                if (user != null) return new Refusal(wished, "line_in_use", field, plain(user));
            } catch (LineRefused none) {
                return new Refusal(wished, "no_line", field, null);
            }
        }
        return null;
    }

    private boolean isOurs(int offset) {
        return wiring.wires().stream().anyMatch(wire -> wire.line().offset() == offset);
    }

    /** {@code status/lines}. */
    ObjectNode write() {
        ObjectNode json = Payload.compose().put("rev", revision).put("chip", lines.chip());
        ArrayNode free = json.putArray("free");
        ArrayNode used = json.putArray("used");
        for (int offset = 0; offset < LINES_OF_A_HEADER; offset++) look(offset, free, used);
        wiring.write(json);
        Refusal last = refusal;
        if (last == null) return json;
        if (last.revision() > 0) json.put("refused_rev", last.revision());
        json.put("err", last.error());
        if (last.field() != null) json.put("field", last.field());
        if (last.user() != null) json.put("user", last.user());
        return json;
    }

    private void look(int offset, ArrayNode free, ArrayNode used) {
        try {
            LineState state = lines.look(offset);
            if (state.user() == null) free.add(offset);
            else used.addObject().put("line", offset).put("user", plain(state.user()));
        } catch (LineRefused none) {
            // This chip has no such line: it is neither free nor used.
        }
    }

    /** A driver may call itself as it likes; the contract wants plain text. */
    private static String plain(String user) {
        String text = user.replaceAll("\\p{Cntrl}", "?");
        return text.substring(0, Math.min(text.length(), LONGEST_USER));
    }
}
