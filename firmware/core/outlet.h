#pragma once

#include <cstddef>
#include <string_view>

#include "core/mqtt_packet.h"

namespace hearth {

/// Where a device's words go out: the link, or the link behind a fault that a test asked for.
class Outlet {
  public:
    virtual ~Outlet() = default;
    /// Hands over one message for `leaf`. False when there is no room now: ask again later.
    virtual bool publish(std::string_view leaf, std::string_view payload, mqtt::Qos qos, bool retained) = 0;
};

}  // namespace hearth
