#pragma once

#include <string_view>

#include "core/text.h"

namespace hearth {

/// A topic behind `{root}/devices/{id}/` (contracts/mqtt/topics.md).
namespace leaf {
constexpr std::string_view kOnline = "status/online";
constexpr std::string_view kInfo = "status/info";
constexpr std::string_view kSettings = "status/settings";
constexpr std::string_view kState = "status/state";
constexpr std::string_view kAck = "status/ack";
constexpr std::string_view kRan = "status/ran";
constexpr std::string_view kHeartbeat = "status/heartbeat";
constexpr std::string_view kSensors = "telemetry/sensors";
constexpr std::string_view kEvents = "telemetry/events";
constexpr std::string_view kCommitted = "telemetry/committed";
constexpr std::string_view kControl = "commands/control";
constexpr std::string_view kSecret = "commands/config";
constexpr std::string_view kReport = "commands/report";
constexpr std::string_view kPins = "config/pins";
constexpr std::string_view kDesired = "config/desired";
constexpr std::string_view kSchedule = "config/schedule";
constexpr std::string_view kAllCommands = "commands/+";
constexpr std::string_view kAllConfig = "config/+";
}  // namespace leaf

using Topic = Text<128>;

/// The topics of one device.
class Topics {
  public:
    Topics(std::string_view root, std::string_view id) {
        base_.append(root);
        base_.append("/devices/");
        base_.append(id);
        base_.append("/");
    }

    Topic full(std::string_view leaf) const {
        Topic topic = base_;
        topic.append(leaf);
        return topic;
    }

    /// What stands behind this device's prefix; empty for another's topic.
    std::string_view leaf_of(std::string_view topic) const {
        const auto base = base_.view();
        return topic.substr(0, base.size()) == base ? topic.substr(base.size()) : std::string_view{};
    }

  private:
    Topic base_;
};

}  // namespace hearth
