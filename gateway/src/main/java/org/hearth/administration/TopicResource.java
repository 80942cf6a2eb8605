package org.hearth.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.broker.KnownTopic;
import org.hearth.broker.TopicGrammar;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** The tree of topics over HTTP. */
@Path("/api/v1/mqtt/topics")
public class TopicResource {
    private final TopicGrammar grammar;
    private final Devices devices;

    TopicResource(TopicGrammar grammar, Devices devices) {
        this.grammar = grammar;
        this.devices = devices;
    }

    /** Every kind of topic, and who may use it. */
    @GET
    @Path("structure")
    @RolesAllowed("OWNER")
    @Operation(operationId = "listTopics")
    public List<TopicView> structure() {
        return grammar.list().stream()
                .map(known -> TopicView.of(known, known.pattern()))
                .toList();
    }

    /** The topics of one device. */
    @GET
    @Path("device/{device}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "listTopicsOfDevice")
    public List<TopicView> ofDevice(String device) {
        Device found = devices.require(device);
        return grammar.list().stream()
                .filter(known -> known.pattern().contains("/devices/{id}/"))
                .map(known -> TopicView.of(known, known.pattern().replace("{id}", found.id())))
                .toList();
    }

    /** Is this a topic, or a filter, and what is it for? */
    @POST
    @Path("validate")
    @RolesAllowed("OWNER")
    @Operation(operationId = "validateTopic")
    public ValidityView validate(@Nullable ValidityRequest sent) {
        ValidityRequest request = Problem.body(sent);
        if (request.topic() == null) throw Problem.invalid("topic", "is missing", "a topic or a filter");
        String topic = request.topic();
        String fault = request.filter() ? TopicGrammar.faultOfFilter(topic) : TopicGrammar.faultOfTopic(topic);
        if (fault != null) return new ValidityView(topic, false, fault, null, null);
        return new ValidityView(
                topic,
                true,
                null,
                grammar.find(topic).map(known -> TopicView.of(known, topic)).orElse(null),
                grammar.deviceOf(topic)
                        .filter(id -> devices.find(id).isPresent())
                        .orElse(null));
    }

    /** A kind of topic, or one topic of that kind. */
    public record TopicView(
            @Schema(required = true) String topic,
            @Schema(required = true) KnownTopic.Party sender,
            @Schema(required = true) KnownTopic.Party receiver,
            @Schema(required = true) KnownTopic.Delivery qos,
            @Schema(required = true) KnownTopic.Retention retained,
            @Schema(required = true) String content) {
        static TopicView of(KnownTopic known, String topic) {
            return new TopicView(
                    topic, known.sender(), known.receiver(), known.qos(), known.retained(), known.content());
        }
    }

    /** What is to be looked at; {@code filter} is true where + and # are allowed. */
    public record ValidityRequest(
            @Schema(required = true) @Nullable String topic, boolean filter) {}

    /** What was found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ValidityView(
            @Schema(required = true) String topic,
            @Schema(required = true) boolean valid,
            @Nullable String fault,

            @Schema(description = "what it is in this home; absent if it is none of its topics") @Nullable
            TopicView known,

            @Schema(description = "the device it belongs to") @Nullable
            String device) {}
}
