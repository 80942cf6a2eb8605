package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "recovery_notice")
class RecoveryNoticeRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    UUID reader = new UUID(0, 0);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    AccountRow account = new AccountRow();

    Instant at = Instant.EPOCH;

    RecoveryNotice notice() {
        return new RecoveryNotice(id, account.name, at);
    }
}
