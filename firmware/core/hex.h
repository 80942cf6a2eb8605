#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearth {

/// Reads exactly `size` bytes from twice as many hex digits of either case; false for anything else.
bool from_hex(std::string_view digits, std::uint8_t* out, std::size_t size);

/// Writes `size` bytes as lower-case digits; `out` has room for twice as many characters.
std::string_view to_hex(const std::uint8_t* bytes, std::size_t size, char* out);

}  // namespace hearth
