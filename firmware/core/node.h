#pragma once

#include "core/commands.h"
#include "core/kept.h"
#include "core/link.h"
#include "core/reports.h"

namespace hearth {

/// One run of a device, from power on to power off: takes what the gateway orders, acts, and owes the gateway
/// the truth about it. What is owed is remembered as flags, not as a queue, so it is bounded and always new:
/// after a lost connection the present state is told, not the history of states.
/// A reboot is a new Node. Held by one thread; `now_ms` is the uptime of this run.
class Node {
  public:
    Node(const Profile& profile, std::uint32_t boot, Link& link, Outlet& outlet, Kept& kept, Pins& pins,
         Witness& witness);

    /// Drives the outputs to their state at boot. Once, before the first `step`.
    void start(std::uint64_t now_ms);
    /// Moves the link, ends what has a time, handles what came and says what is owed.
    void step(std::uint64_t now_ms);
    /// Only ends what has a time and keeps the limits, without touching the link.
    void keep(std::uint64_t now_ms);

    /// The button beside output `capability` was pressed, connected or not: a relay toggles, or begins a
    /// pulse of half a second if that is all it takes; a level goes off, or as bright as it was. Or the
    /// button `capability` itself was pressed: that is told as an event. False if there is none.
    bool press(std::string_view capability, std::uint64_t now_ms);
    /// The switch input `capability` shows `on`. False if there is none.
    bool sense(std::string_view capability, bool on, std::uint64_t now_ms);
    /// Numbers were measured: `measured` has one bit a capability, `values` the value of each.
    void measure(std::uint16_t measured, const std::array<float, Profile::kCapabilities>& values,
                 std::uint64_t now_ms);
    /// Announces that the device stops, and disconnects without its last will. Best effort.
    void stop(std::uint64_t now_ms);
    /// Announces that the device sleeps, disconnects, and comes back after `seconds`. A sleep is no lost
    /// connection: outputs stay as they are.
    void sleep(std::uint32_t seconds, std::uint64_t now_ms);

    Health health() const;
    const TelemetryBuffer& telemetry() const { return telemetry_; }
    /// Seconds between two readings that the household wants; 0 leaves it to the device.
    std::uint32_t send_s() const { return kept_.settings.current().send_s; }

  private:
    void begin_session(std::uint64_t now_ms);
    void handle(const mqtt::Publication& publication, std::uint64_t now_ms);
    void take_order(const mqtt::Publication& publication, std::uint64_t now_ms);
    void take_settings(const mqtt::Publication& publication);
    void take_document(std::string_view topic, JsonValue document, std::uint64_t now_ms);
    void take_committed(JsonValue document);
    void take_pins(JsonValue document, std::uint64_t now_ms);
    void take_secret(JsonValue document, std::uint64_t now_ms);
    void refuse(std::string_view leaf, Refusal refusal, std::uint64_t now_ms);
    void withhold(std::uint8_t line, std::string_view cause, Error error, std::uint64_t now_ms);
    void note(std::uint8_t line, bool on, std::uint64_t now_ms);
    void changed(std::string_view by);

    void act_locally(std::uint8_t line, Level level, std::string_view cause, std::uint64_t now_ms);
    void pulse_locally(std::uint8_t line, std::uint64_t now_ms);
    void boot_output(std::uint8_t line, std::uint64_t now_ms);
    bool expire(std::uint64_t now_ms);
    bool run_carried(std::uint64_t now_ms);
    void take_schedule(JsonValue document, std::uint64_t now_ms);
    void watch_connection(std::uint64_t now_ms);
    void act_on_loss(std::uint64_t now_ms);

    void tell(std::uint64_t now_ms);
    bool tell_presence(std::uint64_t now_ms);
    bool tell_settings();
    bool tell_ends(Telling telling, std::uint64_t now_ms);
    bool tell_state(std::uint64_t now_ms);
    bool tell_heartbeat(std::uint64_t now_ms);
    bool tell_ran(std::uint64_t now_ms);
    bool tell_in_turn(std::uint64_t now_ms);
    bool say(std::string_view leaf, const JsonWriter& json, mqtt::Qos qos, bool retained = false);

    const Profile& profile_;
    Run run_;
    Link& link_;
    Outlet& outlet_;
    Kept& kept_;
    Outputs outputs_;
    Carrier carrier_;
    Commands commands_;
    Witness& witness_;
    TelemetryBuffer telemetry_;
    Inputs inputs_{};
    Cause cause_;  ///< Of the newest change of state.
    std::uint32_t session_ = 0;
    bool owes_birth_ = false;
    bool owes_info_ = false;
    bool owes_settings_ = false;
    bool owes_state_ = false;
    bool owes_heartbeat_ = false;
    std::uint64_t next_heartbeat_ms_ = 0;
    std::uint64_t next_turn_ms_ = 0;
    std::optional<std::uint64_t>
        gone_since_ms_;  ///< Since when the connection is missed; after a sleep, its end.
    bool acted_on_loss_ = false;
    std::array<char, 2048> draft_{};  ///< The message being written; `info` is the longest.
};

}  // namespace hearth
