package org.hearth.home;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "room")
class RoomRow extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    String name = "";
    int position;

    Room room() {
        return new Room(id, name);
    }
}
