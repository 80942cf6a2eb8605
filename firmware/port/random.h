#pragma once

#include <cstdint>

namespace hearth {

/// Where the core gets chance from: the kernel on the host, a fixed sequence in tests.
class Random {
  public:
    virtual ~Random() = default;
    /// 32 independent random bits.
    virtual std::uint32_t next() = 0;
};

}  // namespace hearth
