#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/text.h"

namespace hearth {

/// What a capability is; the names on the wire are `relay`, `level`, `number`, `bool`
/// and `button`.
enum class CapabilityKind : std::uint8_t { relay, level, number, truth, button };

/// How an effect is proved: by a separate input, by the output register read back, or not at all.
enum class Proof : std::uint8_t { none, readback, feedback };

/// What an actuator can be asked; a capability lists those that it takes.
enum class Operation : std::uint8_t { set = 1, level = 2, pulse = 4 };

struct Capability {
    Text<24> id;
    Text<8> unit;  ///< Of a number, in UTF-8; empty when it has none.
    CapabilityKind kind = CapabilityKind::relay;
    Proof proof = Proof::readback;
    std::uint8_t operations = 0;  ///< Set of `Operation`.
    std::uint32_t max_on_s = 0;   ///< Longest time on that the board allows; 0 is no limit.

    bool takes(Operation operation) const { return (operations & static_cast<std::uint8_t>(operation)) != 0; }
    /// True if it has a line that the device drives.
    bool is_output() const { return kind == CapabilityKind::relay || kind == CapabilityKind::level; }
};

/// How far an output is driven: 0 is off, up to 100. A relay knows only off and full.
using Level = std::uint8_t;
constexpr Level kOff = 0;
constexpr Level kFull = 100;

/// What a device is: settled at setup, told in status/info.
struct Profile {
    static constexpr std::size_t kCapabilities = 16;

    Text<32> id;
    Text<40> model;
    Text<16> hardware;
    Text<16> firmware;
    std::array<Capability, kCapabilities> capabilities;
    std::size_t count = 0;

    /// The place of the capability called `wanted`; it is also the number of its line at `Pins`.
    std::optional<std::uint8_t> find(std::string_view wanted) const {
        for (std::size_t i = 0; i < count; ++i) {
            if (capabilities[i].id.view() == wanted) return static_cast<std::uint8_t>(i);
        }
        return std::nullopt;
    }
};

}  // namespace hearth
