package org.hearth.enrolment;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.hearth.house.TestDevice;
import org.hearth.problems.ProblemException;

/** Enrols boards for tests as any board is enrolled, and hands them their code. */
@ApplicationScoped
public class Boards {
    private static final AtomicLong COUNT = new AtomicLong();

    private final Enrolments enrolments;
    private final ObjectMapper json;

    Boards(Enrolments enrolments, ObjectMapper json) {
        this.enrolments = enrolments;
        this.json = json;
    }

    /** A new board, enrolled and switched on. */
    public TestDevice newBoard() {
        String id = "board-" + COUNT.incrementAndGet();
        return board(id, 1);
    }

    /** A board of this id, with new credentials. */
    public TestDevice board(String id, long boot) {
        return new TestDevice(id, secret(id), boot);
    }

    /** A new board that stands in this room. */
    public TestDevice newBoardIn(String room) {
        String id = "board-" + COUNT.incrementAndGet();
        return new TestDevice(id, secret(id, room), 1);
    }

    /** Enrols a board and takes the secret out of its code. */
    public String secret(String id) {
        return secret(id, "Workshop");
    }

    /** Enrols a board and gives its whole code. */
    public String code(String id) {
        return code(id, "Workshop");
    }

    private String code(String id, String room) {
        return await().atMost(Duration.ofSeconds(30))
                .ignoreException(ProblemException.class)
                .until(() -> enrolments.enrol(id, "Board " + id, "plug", room), made -> true);
    }

    private String secret(String id, String room) {
        String code = code(id, room);
        try {
            JsonNode content = json.readTree(Base64.getUrlDecoder().decode(code.split(":")[1]));
            return content.path("secret").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
