#pragma once

#include <array>
#include <random>

#include "host/devices_file.h"
#include "port/pins.h"
#include "port/random.h"

namespace hearth::host {

/// The parts of a board that are simulated on the host, and nothing but them: lines that keep their level,
/// and sensors that wander. The feedback input sees the line it watches.
class SimulatedBoard final : public Pins, public Random {
  public:
    explicit SimulatedBoard(const DeviceSpec& spec);

    void write(std::uint8_t line, bool on) override { levels_[line] = on; }
    bool read(std::uint8_t line) const override { return levels_[line]; }
    bool feedback(std::uint8_t line) const override { return levels_[line]; }
    void dim(std::uint8_t line, std::uint8_t percent) override { percents_[line] = percent; }
    std::uint8_t brightness(std::uint8_t line) const override { return percents_[line]; }
    std::uint32_t next() override { return static_cast<std::uint32_t>(chance_()); }

    /// One step of every walk.
    void wander();
    /// The number at `line` is `value` now, and wanders around it from here on.
    void place(std::uint8_t line, float value);
    /// Which capabilities are numbers, one bit each, and their values.
    std::uint16_t numbers() const { return numbers_; }
    const std::array<float, Profile::kCapabilities>& values() const { return values_; }

  private:
    std::array<bool, Profile::kCapabilities> levels_{};
    std::array<std::uint8_t, Profile::kCapabilities> percents_{};
    std::array<Walk, Profile::kCapabilities> walks_;
    std::array<float, Profile::kCapabilities> values_{};
    std::uint16_t numbers_ = 0;
    std::random_device chance_;
};

}  // namespace hearth::host
