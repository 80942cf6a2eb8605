package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Enumerated(EnumType.STRING)
    @Nullable
    Language language;

    @Column(name = "time_format")
    @Enumerated(EnumType.STRING)
    TimeFormat timeFormat = TimeFormat.AUTO;

    @Nullable
    String picture;

    /** The account of this id, locked until the transaction ends. */
    static Optional<AccountRow> lock(UUID id, LockModeType mode) {
        return AccountRow.<AccountRow>find("id", id).withLock(mode).firstResultOptional();
    }

    Profile profile() {
        return new Profile(language, timeFormat, picture);
    }

    Account account() {
        return new Account(id, name, role);
    }
}
