#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/hex.h"

namespace hearth {

/// Names one firing of a schedule: what is to be done, when and by which plan. Eight hex digits on the wire.
using FiringId = std::uint32_t;

inline std::optional<FiringId> read_firing_id(std::optional<std::string_view> digits) {
    std::array<std::uint8_t, 4> bytes{};
    if (!digits || !from_hex(*digits, bytes.data(), bytes.size())) return std::nullopt;
    FiringId id = 0;
    for (const auto byte : bytes) id = id << 8 | byte;
    return id;
}

/// The digits of a firing, where they are declared.
class FiringName {
  public:
    explicit FiringName(FiringId id) {
        std::array<std::uint8_t, 4> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(id >> (24 - 8 * i));
        to_hex(bytes.data(), bytes.size(), digits_.data());
    }
    std::string_view view() const { return {digits_.data(), digits_.size()}; }

  private:
    std::array<char, 8> digits_{};
};

/// A moment of the uptime in six bytes, which is 8,900 years: what is kept 128 times is kept small.
struct Moment {
    Moment() = default;
    explicit Moment(std::uint64_t up_ms)
        : low(static_cast<std::uint16_t>(up_ms)),
          middle(static_cast<std::uint16_t>(up_ms >> 16)),
          high(static_cast<std::uint16_t>(up_ms >> 32)) {}
    std::uint64_t up_ms() const { return std::uint64_t{high} << 32 | std::uint64_t{middle} << 16 | low; }

    std::uint16_t low = 0;
    std::uint16_t middle = 0;
    std::uint16_t high = 0;
};
constexpr std::uint64_t kLatestMoment_ms = (std::uint64_t{1} << 48) - 1;

}  // namespace hearth
