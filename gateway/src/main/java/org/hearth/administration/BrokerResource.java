package org.hearth.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerContact;
import org.hearth.broker.BrokerStatistics;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The broker over HTTP, for the owner. */
@Path("/api/v1/mqtt")
public class BrokerResource {
    private final Broker broker;
    private final BrokerContact contact;
    private final BrokerStatistics statistics;
    private final Administration administration;
    private final Callers callers;

    BrokerResource(
            Broker broker,
            BrokerContact contact,
            BrokerStatistics statistics,
            Administration administration,
            Callers callers) {
        this.broker = broker;
        this.contact = contact;
        this.statistics = statistics;
        this.administration = administration;
        this.callers = callers;
    }

    /** Is the broker there, and what does it say of itself? */
    @GET
    @Path("status")
    @RolesAllowed("OWNER")
    @Operation(operationId = "getBrokerStatus")
    public StatusView status() {
        return new StatusView(
                contact.isThere(),
                contact.host(),
                contact.port(),
                contact.root(),
                statistics.find("version").orElse(null),
                statistics.find("uptime").map(BrokerResource::seconds).orElse(null),
                whole("clients/connected"));
    }

    /** The broker's figures, and those of the gateway's inboxes. */
    @GET
    @Path("monitoring/metrics")
    @RolesAllowed("OWNER")
    @Operation(operationId = "getBrokerMetrics")
    public MetricsView metrics() {
        return new MetricsView(
                new TrafficView(
                        whole("messages/received"),
                        whole("messages/sent"),
                        whole("bytes/received"),
                        whole("bytes/sent"),
                        whole("publish/messages/dropped"),
                        statistics.number("load/messages/received/1min").orElse(null),
                        statistics.number("load/messages/sent/1min").orElse(null)),
                new ClientsView(whole("clients/connected"), whole("clients/maximum")),
                new MemoryView(whole("heap/current"), whole("heap/maximum")),
                broker.inboxes(),
                statistics.list());
    }

    /** Publishes one message by hand; commands have a way of their own. */
    @POST
    @Path("publish")
    @ResponseStatus(204)
    @RolesAllowed("OWNER")
    @Operation(operationId = "publish")
    public void publish(@Nullable PublishRequest sent) {
        PublishRequest request = Problem.body(sent);
        if (request.topic() == null) throw Problem.invalid("topic", "is missing", "a topic of this home");
        if (request.payload() == null) throw Problem.invalid("payload", "is missing", "text, may be empty");
        administration.publish(
                request.topic(),
                request.payload(),
                request.atLeastOnce() == null || request.atLeastOnce(),
                Boolean.TRUE.equals(request.retained()),
                callers.current().cause());
    }

    private @Nullable Long whole(String figure) {
        return statistics.number(figure).map(Double::longValue).orElse(null);
    }

    /** {@code 4711 seconds}, as Mosquitto says it. */
    private static @Nullable Long seconds(String uptime) {
        String digits = uptime.split(" ", 2)[0];
        return digits.matches("\\d{1,12}") ? Long.valueOf(digits) : null;
    }

    /** The broker as it is now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StatusView(
            @Schema(required = true) boolean connected,
            @Schema(required = true) String host,
            @Schema(required = true) int port,
            @Schema(required = true) String root,
            @Nullable String version,
            @Nullable Long uptimeSeconds,
            @Nullable Long clients) {}

    /** What went through. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrafficView(
            @Nullable Long messagesReceived,
            @Nullable Long messagesSent,
            @Nullable Long bytesReceived,
            @Nullable Long bytesSent,
            @Nullable Long dropped,
            @Nullable Double receivedPerMinute,
            @Nullable Double sentPerMinute) {}

    /** Who is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClientsView(
            @Nullable Long connected, @Nullable Long most) {}

    /** Memory of the broker's process, in bytes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MemoryView(@Nullable Long now, @Nullable Long most) {}

    /** All figures; those the broker did not tell yet are absent. It tells them every ten seconds. */
    public record MetricsView(
            @Schema(required = true) TrafficView traffic,
            @Schema(required = true) ClientsView clients,
            @Schema(required = true) MemoryView memory,
            @Schema(required = true) Broker.Inboxes inboxes,
            @Schema(required = true) SortedMap<String, String> figures) {}

    /** A message. */
    public record PublishRequest(
            @Schema(required = true) @Nullable String topic,
            @Schema(required = true) @Nullable String payload,
            @Nullable Boolean atLeastOnce,
            @Nullable Boolean retained) {}
}
