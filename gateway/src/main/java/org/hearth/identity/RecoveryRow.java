package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "recovery")
class RecoveryRow extends PanacheEntityBase {
    @Id
    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    String hash = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    /** The recovery that this code opens. */
    static Optional<RecoveryRow> of(TypedCode code, Instant now) {
        return good(code, now).firstResultOptional();
    }

    /** The recovery that this code opens, locked: of many who come with it at once the first takes it away. */
    static Optional<RecoveryRow> lock(TypedCode code, Instant now) {
        return good(code, now).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    private static PanacheQuery<RecoveryRow> good(TypedCode code, Instant now) {
        return find("hash = ?1 AND expiresAt > ?2", code.hash(), now);
    }
}
