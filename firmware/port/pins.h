#pragma once

#include <cstdint>

namespace hearth {

/// The outputs of a board, numbered by capability. Active high or low is settled behind this interface:
/// here `true` is always "on". Fillings: simulated lines on the host, recorded ones in tests.
class Pins {
  public:
    virtual ~Pins() = default;
    virtual void write(std::uint8_t line, bool on) = 0;
    /// The output register read back: what the board drives.
    virtual bool read(std::uint8_t line) const = 0;
    /// The separate input that sees the effect; asked only where the capability has one.
    virtual bool feedback(std::uint8_t line) const = 0;

    /// Drives a dimmer from 0, off, to 100; its register read back.
    virtual void dim(std::uint8_t line, std::uint8_t percent) = 0;
    virtual std::uint8_t brightness(std::uint8_t line) const = 0;
};

}  // namespace hearth
