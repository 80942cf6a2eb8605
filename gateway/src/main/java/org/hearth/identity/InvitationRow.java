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
@Table(name = "invitation")
class InvitationRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    String hash = "";

    @Enumerated(EnumType.STRING)
    Role role = Role.GUEST;

    @Nullable
    String label;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "invited_by")
    AccountRow invitedBy = new AccountRow();

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    /** The invitation that this secret opens, locked: of many who come with it at once the first takes it away. */
    static Optional<InvitationRow> lock(Secret secret, Instant now) {
        return InvitationRow.<InvitationRow>find("hash = ?1 AND expiresAt > ?2", secret.hash(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The open invitation of this id, locked. */
    static Optional<InvitationRow> lock(UUID id, Instant now) {
        return InvitationRow.<InvitationRow>find("id = ?1 AND expiresAt > ?2", id, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** All that this person made, locked, also those past their time. */
    static List<InvitationRow> lockOf(UUID maker) {
        return InvitationRow.<InvitationRow>find("invitedBy.id", maker)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** For whom it is, for the journal. */
    String told() {
        return label == null ? role.name() : role + " " + label;
    }

    Invitation invitation() {
        return new Invitation(id, role, label, invitedBy.name, createdAt, expiresAt);
    }
}
