package org.hearth.home;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "home")
class HomeRow extends PanacheEntityBase {
    @Id
    boolean id = true;

    String name = "";
    String zone = "";

    @Nullable
    Double latitude;

    @Nullable
    Double longitude;

    @Enumerated(EnumType.STRING)
    @Column(name = "without_internet")
    WithoutInternet withoutInternet = WithoutInternet.WAIT;

    Home home(List<Room> rooms) {
        return new Home(name, ZoneId.of(zone), rooms, position(), withoutInternet);
    }

    private @Nullable Position position() {
        Double north = latitude;
        Double east = longitude;
        return north == null || east == null ? null : new Position(north, east);
    }
}
