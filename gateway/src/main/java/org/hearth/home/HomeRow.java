package org.hearth.home;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "home")
class HomeRow extends PanacheEntityBase {
    @Id
    boolean id = true;

    String name = "";
    String zone = "";
}
