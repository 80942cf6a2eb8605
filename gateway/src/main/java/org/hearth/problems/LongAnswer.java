package org.hearth.problems;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/** The body of an answer that is written while it is read, perhaps for minutes. One that breaks off never looks whole. */
public final class LongAnswer {
    private static final Logger LOG = Logger.getLogger(LongAnswer.class);

    private LongAnswer() {}

    /** What writes it. */
    @FunctionalInterface
    public interface Content {
        /** @throws IOException if whoever reads goes away, or may not read any more */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Ends the connection at once. To end it as any other, or to reset the answer, writes what still waits for a slow reader, and then the last of
     * its chunks, which would say that it is whole (RFC 9112, section 7.1). So does Vert.x when its channel is closed: what is closed is below it.
     */
    private static void cut(RoutingContext routing) {
        HttpConnection connection = routing.request().connection();
        if (connection instanceof ConnectionBase inside)
            inside.channelHandlerContext().close();
        else connection.close();
    }

    /** A body of this content, for the answer to this request. */
    public static StreamingOutput of(RoutingContext routing, Content content) {
        return out -> {
            try {
                content.writeTo(out);
            } catch (IOException | RuntimeException broken) {
                // Before the first byte there is still a way to say it.
                if (!routing.response().headWritten()) throw broken;
                LOG.infof("a long answer ended early: %s", broken.getMessage());
                cut(routing);
            }
        };
    }
}
