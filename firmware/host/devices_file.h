#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/profile.h"

namespace hearth::host {

/// How a simulated number behaves: a random walk of at most `drift` a measurement, drawn back to `start`.
struct Walk {
    double start = 0;
    double drift = 0;
};

/// One entry of the devices file: what the device says it is, and how its simulated sensors behave.
struct DeviceSpec {
    Profile profile;
    std::array<Walk, Profile::kCapabilities> walks{};
    unsigned telemetry_s = 0;  ///< Between two measurements; 0 is never.
};

/// Reads a file in the form of demo/devices.json. Throws std::runtime_error naming the file, the device and
/// the rule that it breaks.
std::vector<DeviceSpec> read_devices(const std::string& path);

}  // namespace hearth::host
