package org.hearth.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "account_picture")
class PictureRow extends PanacheEntityBase {
    @Id
    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    String type = "";
    byte[] bytes = {};
}
