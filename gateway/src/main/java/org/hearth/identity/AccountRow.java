package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "account")
class AccountRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    String name = "";

    @Column(name = "name_key")
    String nameKey = "";

    @Enumerated(EnumType.STRING)
    Role role = Role.GUEST;

    @Column(name = "password_hash")
    String passwordHash = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    Account account() {
        return new Account(id, name, role);
    }
}
