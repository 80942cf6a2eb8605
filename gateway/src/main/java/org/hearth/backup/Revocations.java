package org.hearth.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What was taken away after a backup was made stays away when the home is restored over itself: devices, secrets, people, roles, passwords,
 * passes, links. {@code r} is the schema that was restored, {@code public} the home that still runs.
 */
final class Revocations {
    /**
     * One of them.
     *
     * @param needs columns that both must have: an older backup may not know them
     */
    private record Step(List<String> needs, String sql) {}

    private static final List<Step> STEPS = List.of(
            // Devices that were removed, and what stands on them without going by itself.
            step(
                    "revoked_device.id schedule.device",
                    "DELETE FROM r.schedule WHERE device IN (SELECT id FROM public.revoked_device)"),
            step("revoked_device.id", "DELETE FROM r.reading WHERE device IN (SELECT id FROM public.revoked_device)"),
            step("revoked_device.id", "DELETE FROM r.device WHERE id IN (SELECT id FROM public.revoked_device)"),
            step("revoked_device.secret_revision", """
                    INSERT INTO r.revoked_device (id, name, life, secret_revision, revoked_at)
                    SELECT id, name, life, secret_revision, revoked_at FROM public.revoked_device
                    ON CONFLICT (id) DO UPDATE SET life = greatest(revoked_device.life, excluded.life),
                        secret_revision = greatest(revoked_device.secret_revision, excluded.secret_revision)"""),
            step("device.admitted", """
                    UPDATE r.device d SET admitted = false, standing_reason = p.standing_reason, standing_since = p.standing_since
                    FROM public.device p WHERE p.id = d.id AND NOT p.admitted"""),
            // A secret that was replaced opens nothing any more, and the device holds the newer one.
            step("device.secret_hash", """
                    UPDATE r.device d SET secret_revision = p.secret_revision, secret_hash = p.secret_hash, life = p.life
                    FROM public.device p WHERE p.id = d.id AND p.secret_revision > d.secret_revision"""),
            step(
                    "broker_account.name",
                    "DELETE FROM r.broker_account WHERE name NOT IN (SELECT name FROM public.broker_account)"),
            step("broker_account.secret_hash", """
                    UPDATE r.broker_account b SET secret_hash = p.secret_hash, filters = p.filters
                    FROM public.broker_account p WHERE p.name = b.name"""),
            // People, and what they may do.
            step("account.id", "DELETE FROM r.account WHERE id NOT IN (SELECT id FROM public.account)"),
            step("account.password_hash", """
                    UPDATE r.account a SET role = p.role, password_hash = p.password_hash
                    FROM public.account p WHERE p.id = a.id"""),
            step("account.default_level", """
                    UPDATE r.account a SET default_level = p.default_level FROM public.account p WHERE p.id = a.id"""),
            step("device_right.level", "DELETE FROM r.device_right"),
            step("device_right.level", """
                    INSERT INTO r.device_right (account_id, device, level) SELECT account_id, device, level
                    FROM public.device_right WHERE account_id IN (SELECT id FROM r.account)"""),
            step("pass.id", "DELETE FROM r.pass WHERE id NOT IN (SELECT id FROM public.pass)"),
            step("pass.revoked_at", """
                    UPDATE r.pass x SET revoked_at = p.revoked_at FROM public.pass p
                    WHERE p.id = x.id AND p.revoked_at IS NOT NULL"""),
            step("invitation.id", "DELETE FROM r.invitation WHERE id NOT IN (SELECT id FROM public.invitation)"),
            step(
                    "calendar_link.id",
                    "DELETE FROM r.calendar_link WHERE id NOT IN (SELECT id FROM public.calendar_link)"),
            step("known_browser.hash", """
                    DELETE FROM r.known_browser k WHERE NOT EXISTS (SELECT FROM public.known_browser p
                        WHERE p.hash = k.hash AND p.account_id = k.account_id)"""));

    private static final String COLUMN = """
            SELECT count(*) FROM information_schema.columns
            WHERE table_schema IN ('public', ?) AND table_name = ? AND column_name = ?""";

    private Revocations() {}

    private static Step step(String needs, String sql) {
        return new Step(List.of(needs.split(" ")), sql);
    }

    /**
     * Carries them over, in the caller's transaction.
     *
     * @throws BrokenBackup if none of the home's owners would be left
     */
    static void carryOver(Connection session, String schema) throws SQLException, BrokenBackup {
        // A database that was lost and made anew knows of nobody, and has revoked nothing.
        if (Sessions.text(session, "SELECT count(*) FROM public.account").equals("0")) return;
        for (Step step : STEPS)
            if (isKnown(session, schema, step)) Sessions.run(session, step.sql().replaceAll("\\br\\.", schema + "."));
        if (Sessions.text(session, "SELECT count(*) FROM " + schema + ".account WHERE role = 'OWNER'")
                .equals("0"))
            throw new BrokenBackup("none of its people is an owner of this home any more; erase the home first");
    }

    private static boolean isKnown(Connection session, String schema, Step step) throws SQLException {
        try (PreparedStatement count = session.prepareStatement(COLUMN)) {
            for (String column : step.needs()) {
                String[] names = column.split("\\.");
                count.setString(1, schema);
                count.setString(2, names[0]);
                count.setString(3, names[1]);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    if (row.getInt(1) < 2) return false;
                }
            }
            return true;
        }
    }
}
