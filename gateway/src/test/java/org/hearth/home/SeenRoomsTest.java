package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenRoomsTest {
    private static final Room HALL = new Room(UUID.randomUUID(), "Hall");
    private static final Position ATHENS = new Position(37.98, 23.73);
    private static final Home HOME = new Home(
            "Home",
            ZoneOffset.UTC,
            List.of(HALL, new Room(UUID.randomUUID(), "Cellar")),
            ATHENS,
            WithoutInternet.GO_ON);

    private final SeenRooms rooms = new SeenRooms(reach -> Set.of(HALL.id()));

    /** Also to a member from whom every device is kept. */
    @ParameterizedTest
    @CsvSource({"OWNER, MANAGE, true", "MEMBER, OPERATE, true", "MEMBER, NONE, true", "GUEST, NONE, false"})
    void whereTheHomeIsIsToldToThoseWhoLiveThere(Role role, Level usual, boolean told) {
        Home seen = rooms.of(HOME, new Reach(UUID.randomUUID(), role == Role.OWNER, usual, Map.of()), role);

        assertThat(seen.position()).isEqualTo(told ? ATHENS : null);
        assertThat(seen.withoutInternet()).isEqualTo(WithoutInternet.GO_ON);
    }

    @Test
    void aGuestSeesTheRoomsWithADeviceThatIsSeen() {
        Home seen = rooms.of(HOME, new Reach(UUID.randomUUID(), false, Level.NONE, Map.of()), Role.GUEST);

        assertThat(seen.rooms()).containsExactly(HALL);
    }
}
