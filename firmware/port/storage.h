#pragma once

#include <cstddef>
#include <string_view>

namespace hearth {

/// Small named values that survive a power cut: files on the host, a map in tests.
class Storage {
  public:
    virtual ~Storage() = default;
    /// Reads the value called `name` into `out`; answers its size, 0 when there is none or it does not fit.
    virtual std::size_t load(std::string_view name, char* out, std::size_t capacity) = 0;
    /// Keeps `value` whole or not at all; answers true only when it is safe against a power cut.
    virtual bool save(std::string_view name, std::string_view value) = 0;
};

}  // namespace hearth
