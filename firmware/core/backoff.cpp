#include "core/backoff.h"

#include <algorithm>

namespace hearth {

std::uint32_t Backoff::next_ms(Random& random) {
    // Multiply and shift instead of modulo: no bias worth naming, no division.
    const auto wait = static_cast<std::uint32_t>((std::uint64_t{random.next()} * (ceiling_ms_ + 1)) >> 32);
    ceiling_ms_ = std::min(ceiling_ms_ * 2, kLastCeiling_ms);
    return wait;
}

}  // namespace hearth
