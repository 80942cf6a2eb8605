#pragma once

#include "core/carrier.h"
#include "core/desired_settings.h"
#include "core/ends.h"
#include "core/json_reader.h"
#include "core/mqtt_packet.h"
#include "core/outputs.h"
#include "core/telemetry_buffer.h"

namespace hearth {

/// What one message on commands/control led to.
struct Order {
    /// Set when there was no command id to answer: malformed JSON, a missing or oversized id.
    Refusal refusal = Refusal::none;
    /// True when an output was driven, so that the state is to be reported under `cause`.
    bool executed = false;
    Cause cause;
};

/// Takes commands and gives each exactly one end: checks duplicates, version, boot, whether its firing was
/// run already, deadline, capability, operation, value and limits, in this order, and only then acts.
class Commands {
  public:
    /// `boot` is this run of the device; a command for another is refused.
    Commands(const Profile& profile, Outputs& outputs, Carrier& carrier, std::uint32_t boot);

    Order take(const mqtt::Publication& publication, std::uint64_t now_ms);
    Ends& ends() { return ends_; }

  private:
    Order judge(JsonOutcome json, bool too_large, std::uint64_t now_ms);
    Error check(JsonValue command) const;
    bool ran_already(JsonValue command, End& end);
    Error execute(JsonValue command, End& end, Order& order, std::uint64_t now_ms);
    Error set(std::uint8_t line, std::optional<Level> level, End& end, Order& order, std::uint64_t now_ms);
    Error pulse(std::uint8_t line, JsonValue command, End& end, Order& order, std::uint64_t now_ms);

    const Profile& profile_;
    Outputs& outputs_;
    Carrier& carrier_;
    const std::uint32_t boot_;
    Ends ends_;
};

}  // namespace hearth
