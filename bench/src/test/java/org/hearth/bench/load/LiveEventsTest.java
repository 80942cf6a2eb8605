package org.hearth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
    private final List<String> taken = new ArrayList<>();
    private final LiveEvents events = new LiveEvents("command", data -> taken.add(data.toString()));

    @Test
    void eventsOfAnotherNameAreLeftOut() {
        events.receive(Buffer.buffer("event:device\ndata:1\n\nevent: command\nid:4\ndata:2\n\n"));

        assertThat(taken).containsExactly("2");
    }

    @Test
    void aNameHoldsForOneEventOnly() {
        events.receive(Buffer.buffer("event:command\ndata:1\n\ndata:2\n\n"));

        assertThat(taken).containsExactly("1");
    }

    @Test
    void anEventMayComeInPieces() {
        String text = "event:command\ndata:{\"id\":\"x\"}\n\n";
        for (char letter : text.toCharArray()) events.receive(Buffer.buffer(String.valueOf(letter)));

        assertThat(taken).containsExactly("{\"id\":\"x\"}");
    }
}
