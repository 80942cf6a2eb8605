package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/** Keeper of the settings that hold, over restarts, and of the last refusal. One thread may hold it. */
final class Wishes {
    private static final String NAME = "settings";

    private final Keepsakes keepsakes;
    private final String enrolment;
    private final Profile profile;
    private Settings settings;
    private @Nullable Refusal refusal;

    private record Refusal(
            long revision, String error, @Nullable String field) {}

    Wishes(Keepsakes keepsakes, String enrolment, Profile profile) {
        this.keepsakes = keepsakes;
        this.enrolment = enrolment;
        this.profile = profile;
        this.settings = kept();
    }

    /**
     * What was kept. From another enrolment the limits still hold, for safety, and the revisions begin at 0. What the wiring no
     * longer has is left out; the gateway sees that it is missing.
     */
    private Settings kept() {
        try {
            Payload json = keepsakes.load(NAME).orElse(null);
            if (json == null) return Settings.NONE;
            Settings limits = Settings.kept(json, profile);
            return json.text("enrolment", 64, "").equals(enrolment)
                    ? limits
                    : new Settings(0, limits.sendSeconds(), limits.limits());
        } catch (Settings.Refused | ContractViolation e) {
            return Settings.NONE;
        }
    }

    Settings settings() {
        return settings;
    }

    /** Takes a wish, all of it or nothing. */
    void offer(byte[] payload) {
        try {
            Payload wish = Payload.read(payload, Orders.LONGEST_PAYLOAD);
            refusal = judge(wish, Settings.revision(wish));
        } catch (ContractViolation e) {
            String error = e.code().equals("too_large") ? e.code() : "malformed";
            refusal = new Refusal(Excerpt.number(payload, "rev"), error, null);
        }
    }

    private @Nullable Refusal judge(Payload wish, long revision) {
        if (revision == settings.revision()) return null;
        if (revision < settings.revision()) return new Refusal(revision, "stale_rev", null);
        try {
            Settings read = Settings.read(wish, profile);
            // What could not be kept would be forgotten by a restart: the gateway sends it again at the next
            // connection.
            if (keepsakes.save(NAME, read.write().put("enrolment", enrolment))) settings = read;
            return null;
        } catch (Settings.Refused e) {
            return new Refusal(revision, e.error, e.field);
        }
    }

    /** {@code status/settings}. */
    ObjectNode write(long secretRevision) {
        ObjectNode json = settings.write().put("secret_rev", secretRevision);
        Refusal last = refusal;
        if (last == null) return json;
        if (last.revision() > 0) json.put("refused_rev", last.revision());
        json.put("err", last.error());
        if (last.field() != null) json.put("field", last.field());
        return json;
    }
}
