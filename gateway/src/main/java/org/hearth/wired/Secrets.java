package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of the device's account: the newest, and the one before until the newest has opened a connection. One thread may
 * change it.
 */
final class Secrets {
    private static final String NAME = "secret";
    private static final long MAX_REVISION = 1L << 53;
    private static final int LONGEST = 64;

    /** 128 bits in base64url: the last character carries two of them. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    private final Keepsakes keepsakes;
    private final String enrolment;
    private volatile List<String> secrets;
    private long revision;

    Secrets(Keepsakes keepsakes, String enrolment, String enrolled) {
        this.keepsakes = keepsakes;
        this.enrolment = enrolment;
        this.secrets = List.of(enrolled);
        try {
            Payload kept = keepsakes.load(NAME).orElse(null);
            if (kept == null) return;
            if (!kept.text("enrolment", LONGEST).equals(enrolment)) return;
            List<String> known = kept.texts("secrets", 2);
            if (known.isEmpty()) return;
            revision = kept.integer("rev", 0, MAX_REVISION);
            secrets = List.copyOf(known);
        } catch (ContractViolation damaged) {
            // The enrolment's own secret is tried.
        }
    }

    /** The newest first. */
    List<String> all() {
        return secrets;
    }

    long revision() {
        return revision;
    }

    /** Keeps a new one beside the one that opened this connection; answers why not, or null. */
    @Nullable
    String offer(Payload order) {
        try {
            long offered = order.integer("secret_rev", 1, MAX_REVISION);
            String secret = order.text("secret", LONGEST);
            if (!FORM.matcher(secret).matches()) return "malformed";
            if (offered == revision && secret.equals(secrets.getFirst())) return null;
            if (offered <= revision) return "stale_rev";
            List<String> both = List.of(secret, secrets.getLast());
            if (!save(offered, both)) return "unsaved";
            secrets = both;
            revision = offered;
            return null;
        } catch (ContractViolation e) {
            return "malformed";
        }
    }

    /** The one in this place opened a connection; the newest one ends the others. */
    void accepted(int place) {
        if (place != 0 || secrets.size() == 1) return;
        List<String> newest = List.of(secrets.getFirst());
        if (save(revision, newest)) secrets = newest;
    }

    private boolean save(long newRevision, List<String> all) {
        ObjectNode record = Payload.compose().put("rev", newRevision).put("enrolment", enrolment);
        all.forEach(record.putArray("secrets")::add);
        return keepsakes.save(NAME, record);
    }
}
