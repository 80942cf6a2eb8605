package org.hearth.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.commands.CommandView;
import org.hearth.devices.CapabilityKind;
import org.hearth.devices.Device;
import org.hearth.devices.Operation;
import org.hearth.devices.Presence;
import org.hearth.devices.Reading;
import org.hearth.devices.Standing;
import org.hearth.devices.Twin;
import org.hearth.devices.Violations;
import org.hearth.devices.Wiring;
import org.hearth.home.HomeResource.RoomView;
import org.hearth.identity.Level;
import org.hearth.journal.CauseView;
import org.jspecify.annotations.Nullable;

/** A device as the browser reads it: what it is, what it said last, and what was last asked of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceView(
        @Schema(required = true) String id,
        @Schema(required = true) String name,

        @Schema(required = true, description = "bulb, flame, fan, plug, gate, thermometer, motion, button, device")
        String icon,

        @Nullable RoomView room,

        @Schema(required = true, description = "anything worth remembering; empty if there is nothing")
        String notes,

        @Nullable String model,
        @Nullable String hardware,
        @Nullable String firmware,

        @Schema(description = "signal strength in dBm") @Nullable
        Integer rssi,

        @Schema(required = true, description = "how far the right of whoever reads this goes")
        Level level,

        @Schema(required = true) StandingView standing,
        @Schema(required = true) PresenceView presence,
        @Schema(required = true) DeviceSettingsView settings,

        @Schema(description = "absent unless the household chooses the lines of the device") @Nullable
        DeviceWiringView wiring,

        @Schema(
                description =
                        "until when the device runs its schedules by itself while the gateway is away, as it said; "
                                + "absent: it carries none")
        @Nullable
        Instant carriedUntil,

        @Schema(required = true) List<CapabilityView> capabilities,
        @Schema(required = true) ContractViolationsView contractViolations) {

    /** Is the device there? */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PresenceView(
            @Schema(required = true) boolean online,
            @Nullable Instant since,

            @Schema(description = "when it said that it would be back; absent unless it is asleep") @Nullable
            Instant sleepsUntil) {

        static PresenceView of(Presence presence) {
            return new PresenceView(presence.online(), presence.since(), presence.sleepsUntil());
        }
    }

    /** May the device take part? */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeviceStandingView")
    public record StandingView(
            @Schema(required = true) boolean admitted,
            @Schema(description = "OWNER, FLOOD") @Nullable String reason,
            @Nullable Instant since) {

        static StandingView of(Standing standing) {
            return new StandingView(standing.admitted(), standing.reason(), standing.since());
        }
    }

    /** Does the device hold the settings that are wished of it? */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeviceSettingsView(
            @Schema(required = true, description = "0 if nothing was ever wished")
            long desiredRevision,

            @Nullable Long reportedRevision,
            @Schema(required = true) boolean inSync,

            @Schema(description = "why it did not take them") @Nullable
            String refused) {

        static DeviceSettingsView of(Device device) {
            Twin twin = device.twin();
            return new DeviceSettingsView(
                    twin.revision(),
                    twin.reported() == null ? null : twin.reported().revision(),
                    twin.inSync(device.capabilities()),
                    twin.refused() == null ? null : twin.refused().code());
        }
    }

    /** Is wired what is wished to be? */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeviceWiringView(
            @Schema(required = true) long desiredRevision,
            @Schema(required = true) long reportedRevision,
            @Schema(required = true) boolean inSync,

            @Schema(description = "why the device did not take it") @Nullable
            String refused) {

        static DeviceWiringView of(Wiring wiring) {
            return new DeviceWiringView(
                    wiring.revision(),
                    wiring.reported().revision(),
                    wiring.inSync(),
                    wiring.refused() == null ? null : wiring.refused().code());
        }
    }

    /** A sensor or an actuator. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CapabilityView(
            @Schema(required = true) String id,
            @Schema(required = true) CapabilityKind kind,
            @Nullable String unit,
            @Schema(required = true) List<Operation> operations,
            @Schema(required = true) boolean feedback,
            @Nullable Integer maxOnSeconds,
            @Nullable ReadingView reported,
            @Nullable CommandView lastCommand) {}

    /** What a device last said of one capability. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReadingView(
            @Schema(required = true) JsonNode value,

            @Schema(required = true, description = "when the gateway last heard it")
            Instant at,

            @Schema(required = true, description = "when it last changed")
            Instant since,

            @Nullable CauseView cause) {

        static ReadingView of(Reading reading, boolean plans) {
            CauseView cause = plans ? CauseView.of(reading.cause()) : CauseView.withoutPlans(reading.cause());
            return new ReadingView(reading.value(), reading.at(), reading.since(), cause);
        }
    }

    /** Messages of the device that broke the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ContractViolationsView(
            @Schema(required = true) long count,
            @Nullable Instant lastAt,
            @Nullable String lastTopic,
            @Nullable String lastDetail,
            @Nullable String lastExample) {

        static ContractViolationsView of(Violations violations) {
            return new ContractViolationsView(
                    violations.count(), violations.at(), violations.topic(), violations.detail(), violations.example());
        }
    }
}
