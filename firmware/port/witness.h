#pragma once

#include <cstdint>
#include <string_view>

#include "core/profile.h"

namespace hearth {

/// Whoever watches a device from nearby: the serial log of a board, the event lines of the host program,
/// the recorded history of a test. It only listens.
class Witness {
  public:
    virtual ~Witness() = default;
    /// An output was driven; `by` is what status/state will say of it.
    virtual void actuated(const Capability& output, Level level, std::string_view by,
                          std::uint64_t up_ms) = 0;
    /// The gateway released `count` readings from the buffer.
    virtual void committed(std::uint64_t from, std::uint64_t to, std::size_t count) = 0;
};

}  // namespace hearth
