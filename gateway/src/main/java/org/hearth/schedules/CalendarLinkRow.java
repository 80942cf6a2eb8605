package org.hearth.schedules;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "calendar_link")
class CalendarLinkRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    String hash = "";
    String label = "";

    @Column(name = "created_by")
    UUID createdBy = new UUID(0, 0);

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;
}
