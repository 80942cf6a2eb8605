#pragma once

#include "core/commands.h"
#include "core/link.h"
#include "core/pinned_certificates.h"
#include "core/reports.h"

namespace hearth {

/// One run of a device, from power on to power off: takes what the gateway orders, acts, and owes the gateway
/// the truth about it. What is owed is remembered as flags, not as a queue, so it is bounded and always new:
/// after a lost connection the present state is told, not the history of states.
/// A reboot is a new Node. Held by one thread; `now_ms` is the uptime of this run.
class Node {
  public:
    Node(const Profile& profile, const Run& run, Link& link, Outlet& outlet, PinnedCertificates& pinned,
         Pins& pins, Witness& witness);

    /// Drives the outputs to their state at boot. Once, before the first `step`.
    void start(std::uint64_t now_ms);
    /// Moves the link, handles what came and says what is owed.
    void step(std::uint64_t now_ms);

    /// The button beside relay `capability` was pressed: toggles it, connected or not. False if there is
    /// none.
    bool press(std::string_view capability, std::uint64_t now_ms);
    /// The switch input `capability` shows `on`. False if there is none.
    bool sense(std::string_view capability, bool on, std::uint64_t now_ms);
    /// Numbers were measured: `measured` has one bit a capability, `values` the value of each.
    void measure(std::uint16_t measured, const std::array<float, Profile::kCapabilities>& values,
                 std::uint64_t now_ms);
    /// Announces that the device stops, and disconnects without its last will. Best effort.
    void stop(std::uint64_t now_ms);

    Health health() const;
    const TelemetryBuffer& telemetry() const { return telemetry_; }

  private:
    void begin_session(std::uint64_t now_ms);
    void handle(const mqtt::Publication& publication, std::uint64_t now_ms);
    void take_order(const mqtt::Publication& publication, std::uint64_t now_ms);
    void take_committed(JsonValue document);
    void take_pins(JsonValue document, std::uint64_t now_ms);
    void refuse(std::string_view leaf, Refusal refusal, std::uint64_t now_ms);
    void changed(std::string_view by);

    void tell(std::uint64_t now_ms);
    bool tell_presence(std::uint64_t now_ms);
    bool tell_ends(Telling telling, std::uint64_t now_ms);
    bool tell_state(std::uint64_t now_ms);
    bool tell_heartbeat(std::uint64_t now_ms);
    bool tell_in_turn(std::uint64_t now_ms);
    bool say(std::string_view leaf, const JsonWriter& json, mqtt::Qos qos, bool retained = false);

    const Profile& profile_;
    const Run run_;
    Link& link_;
    Outlet& outlet_;
    PinnedCertificates& pinned_;
    Relays relays_;
    Commands commands_;
    Witness& witness_;
    TelemetryBuffer telemetry_;
    Inputs inputs_{};
    Cause cause_;  ///< Of the newest change of state.
    std::uint32_t session_ = 0;
    bool owes_birth_ = false;
    bool owes_info_ = false;
    bool owes_state_ = false;
    bool owes_heartbeat_ = false;
    std::uint64_t next_heartbeat_ms_ = 0;
    std::uint64_t next_turn_ms_ = 0;
    std::array<char, 2048> draft_{};  ///< The message being written; `info` is the longest.
};

}  // namespace hearth
