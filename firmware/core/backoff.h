#pragma once

#include <cstdint>

#include "port/random.h"

namespace hearth {

/// How long to wait before the next attempt to connect: full jitter, a uniform draw from 0 to a ceiling that
/// doubles from 1 s to 30 s, so that a house of devices does not come back in step after a power cut, and is
/// all back within a minute of the broker's return.
class Backoff {
  public:
    /// The next wait in milliseconds; raises the ceiling for the one after.
    std::uint32_t next_ms(Random& random);
    /// The connection has proved itself: begin at the bottom again.
    void reset() { ceiling_ms_ = kFirstCeiling_ms; }

    static constexpr std::uint32_t kFirstCeiling_ms = 1'000;
    static constexpr std::uint32_t kLastCeiling_ms = 30'000;

  private:
    std::uint32_t ceiling_ms_ = kFirstCeiling_ms;
};

}  // namespace hearth
