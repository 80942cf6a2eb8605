#include "host/simulated_board.h"

#include <cmath>

namespace hearth::host {

SimulatedBoard::SimulatedBoard(const DeviceSpec& spec) : walks_(spec.walks) {
    for (std::size_t i = 0; i < spec.profile.count; ++i) {
        if (spec.profile.capabilities[i].kind != CapabilityKind::number) continue;
        numbers_ = static_cast<std::uint16_t>(numbers_ | 1U << i);
        values_[i] = static_cast<float>(walks_[i].start);
    }
}

void SimulatedBoard::wander() {
    constexpr double kPull = 0.05;  // of the distance from start, so that a day's walk stays plausible
    std::uniform_real_distribution<double> step(-1, 1);
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const double here = static_cast<double>(values_[i]);
        const double there = here + step(chance_) * walks_[i].drift + kPull * (walks_[i].start - here);
        if (walks_[i].drift > 0) values_[i] = static_cast<float>(std::round(there * 100) / 100);
    }
}

void SimulatedBoard::place(std::uint8_t line, float value) {
    values_[line] = value;
    walks_[line].start = static_cast<double>(value);
}

}  // namespace hearth::host
