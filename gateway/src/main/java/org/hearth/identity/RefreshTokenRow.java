package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "refresh_token")
class RefreshTokenRow extends PanacheEntityBase {
    @Id
    String hash = "";

    @Column(name = "session_id")
    UUID sessionId = new UUID(0, 0);

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    static void add(RefreshToken token, UUID session, Instant now) {
        RefreshTokenRow row = new RefreshTokenRow();
        row.hash = token.hash();
        row.sessionId = session;
        row.createdAt = now;
        row.persist();
    }

    static RefreshTokenRow of(RefreshToken token) {
        RefreshTokenRow row = findById(token.hash());
        if (row == null) throw new IllegalStateException("a refresh token lost its place in the family");
        return row;
    }
}
