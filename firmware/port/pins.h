#pragma once

#include <cstdint>

namespace hearth {

/// The GPIO lines of a board, numbered by capability. Active high or low is settled behind this interface:
/// here `true` is always "on". Fillings: simulated lines on the host, recorded ones in tests.
class Pins {
  public:
    virtual ~Pins() = default;
    virtual void write(std::uint8_t line, bool on) = 0;
    /// The output register read back: what the board drives.
    virtual bool read(std::uint8_t line) const = 0;
    /// The separate input that sees the effect; asked only where the capability has one.
    virtual bool feedback(std::uint8_t line) const = 0;
};

}  // namespace hearth
