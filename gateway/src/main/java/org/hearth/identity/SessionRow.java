package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "session")
class SessionRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    AccountRow account = new AccountRow();

    @Column(name = "family_key")
    byte[] familyKey = {};

    String browser = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "last_used_at")
    Instant lastUsedAt = Instant.EPOCH;

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "ended_why")
    @Enumerated(EnumType.STRING)
    @Nullable
    SessionEnd endedWhy;

    boolean standsAt(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    Caller caller() {
        return new Caller(account.id, account.name, account.role, id);
    }

    /** The session whose family this token belongs to, locked: a family does one thing at a time. */
    static Optional<SessionRow> lockFamilyOf(RefreshToken token) {
        return SessionRow.<SessionRow>find(
                        "id = (SELECT t.sessionId FROM RefreshTokenRow t WHERE t.hash = ?1)", token.hash())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<SessionRow> standing(Instant now) {
        return list("FROM SessionRow s JOIN FETCH s.account WHERE s.endedAt IS NULL AND s.expiresAt > ?1", now);
    }

    static List<SessionRow> standing(UUID account, Instant now) {
        return list("account.id = ?1 AND endedAt IS NULL AND expiresAt > ?2 ORDER BY lastUsedAt DESC", account, now);
    }

    static long countOpen(UUID account) {
        return count("account.id = ?1 AND endedAt IS NULL", account);
    }

    /** Forgets the sessions of a person that are over, but for so many that ended last. */
    static void forgetEnded(UUID account, int but) {
        delete(
                "account.id = ?1 AND endedAt IS NOT NULL AND id NOT IN (SELECT s.id FROM SessionRow s"
                        + " WHERE s.account.id = ?1 AND s.endedAt IS NOT NULL ORDER BY s.endedAt DESC LIMIT " + but
                        + ")",
                account);
    }

    /** The sessions of a person that were not ended, locked until the transaction ends. */
    static List<SessionRow> lockOpen(UUID account) {
        return SessionRow.<SessionRow>find("account.id = ?1 AND endedAt IS NULL ORDER BY id", account)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
