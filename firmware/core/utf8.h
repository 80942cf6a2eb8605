#pragma once

#include <cstdint>
#include <string_view>

namespace hearth {

/// True for well-formed UTF-8 (RFC 3629: shortest forms only, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view text);

/// Writes `point` at `out` and answers the place behind it; at most 4 bytes.
char* put_utf8(char* out, std::uint32_t point);

}  // namespace hearth
