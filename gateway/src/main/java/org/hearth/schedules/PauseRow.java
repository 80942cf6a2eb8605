package org.hearth.schedules;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "pause")
class PauseRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    @Nullable
    UUID schedule;

    @Column(name = "device_group")
    @Nullable
    UUID group;

    @Column(name = "starts_at")
    Instant startsAt = Instant.EPOCH;

    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID[] keep = {};

    @Column(name = "created_by")
    @Nullable
    UUID createdBy;

    static PauseRow of(Pause pause) {
        PauseRow row = new PauseRow();
        row.id = pause.id();
        row.schedule = pause.scope() instanceof Pause.Scope.One one ? one.schedule() : null;
        row.group = pause.scope() instanceof Pause.Scope.OfGroup of ? of.group() : null;
        row.startsAt = pause.from();
        row.endsAt = pause.until();
        row.keep = pause.keep().toArray(UUID[]::new);
        row.createdBy = pause.createdBy();
        return row;
    }

    Pause pause() {
        return new Pause(id, scope(), startsAt, endsAt, Set.of(keep), createdBy);
    }

    private Pause.Scope scope() {
        if (schedule != null) return new Pause.Scope.One(schedule);
        return group == null ? new Pause.Scope.Home() : new Pause.Scope.OfGroup(group);
    }
}
