package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hearth.house.CodedBoards;
import org.hearth.house.House;
import org.hearth.house.OlderBoard;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** A house whose topics begin with another word. */
@QuarkusTest
@TestProfile(OtherRootTest.Iotflow.class)
class OtherRootTest {
    /** The word, and a house that is made with it. */
    public static class Iotflow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.broker.root", "iotflow");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(House.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void aCodeTellsTheRoot() {
        // The broker must be there before a code can be opened.
        CodedBoards.secret("board-before-the-code");
        String code = Owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "Lamp"))
                .post("/api/v1/enrolments")
                .then()
                .statusCode(201)
                .extract()
                .path("code");

        assertThat(new String(Base64.getUrlDecoder().decode(code.split(":")[1]), StandardCharsets.UTF_8))
                .contains("\"root\":\"iotflow\"");
    }

    @Test
    void aBoardComesOnlineObeysAndItsReadingsAreKept() {
        String id = "board-of-another-root";
        try (TestDevice board = new TestDevice(id, CodedBoards.secret(id), 1, "iotflow").start()) {
            Owner.awaits(board);

            String command =
                    Owner.orders(board, true).then().statusCode(202).extract().path("id");
            board.measure(1, 20.5);

            await().until(() -> Owner.seesCommand(command).getBoolean("confirmed"));
            await().until(() -> board.committed().contains(1L));
        }
    }

    @Test
    void aBoardHasNothingUnderTheUsualRoot() {
        String id = "board-of-the-usual-root";
        try (TestDevice board = new TestDevice(id, CodedBoards.secret(id), 1, "iotflow").start();
                OlderBoard stray = OlderBoard.connect(
                        "stray-board", CodedBoards.secret("stray-board"), "hearth/devices/" + id + "/#", "iotflow/#")) {
            Owner.awaits(board);
            Owner.orders(board, true).then().statusCode(202);
            await().until(() -> !board.received("commands/control").isEmpty());

            assertThat(stray.client().delivered()).isEmpty();
        }
    }
}
