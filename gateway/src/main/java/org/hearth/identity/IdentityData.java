package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.journal.PersonalData;

/** What this room keeps of a person: the account, its browsers, rights and passes, and whom it invited; nothing that opens a door. */
@ApplicationScoped
class IdentityData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                new Kept("account", "SELECT to_jsonb(a) - 'password_hash' - 'name_key' FROM account a WHERE id = ?"),
                new Kept("picture", """
                        SELECT jsonb_build_object('type', type, 'bytes', encode(bytes, 'base64')) FROM account_picture p
                        WHERE account_id = ?"""),
                // To the day: who has a copy of a session's cookie must not learn here when it is renewed.
                new Kept("sessions", """
                        SELECT to_jsonb(s) - 'family_key' || jsonb_build_object(
                            'last_used_at', date_trunc('day', last_used_at, 'UTC'),
                            'expires_at', date_trunc('day', expires_at, 'UTC'))
                        FROM session s WHERE account_id = ? ORDER BY created_at"""),
                new Kept(
                        "knownBrowsers",
                        "SELECT to_jsonb(b) - 'hash' FROM known_browser b WHERE account_id = ? ORDER BY used_at"),
                new Kept(
                        "invitations",
                        "SELECT to_jsonb(i) - 'hash' FROM invitation i WHERE invited_by = ? ORDER BY created_at"),
                new Kept("recoveries", "SELECT to_jsonb(r) - 'hash' FROM recovery r WHERE account_id = ?"),
                new Kept("recoveryNotices", """
                        SELECT to_jsonb(n) FROM recovery_notice n WHERE ? IN (account_id, reader) ORDER BY at"""),
                new Kept("rights", "SELECT to_jsonb(d) FROM device_right d WHERE account_id = ? ORDER BY device"),
                new Kept("passes", """
                        SELECT to_jsonb(p) || jsonb_build_object('devices', (
                            SELECT coalesce(jsonb_agg(device ORDER BY position), '[]') FROM pass_device d
                            WHERE d.pass_id = p.id))
                        FROM pass p WHERE account_id = ? ORDER BY created_at"""));
    }
}
