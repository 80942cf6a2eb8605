#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hearth {

/// Decodes base64url without padding (RFC 4648, section 5); nothing if a character is foreign, the length is
/// impossible, unused bits are set, or `out` is too small.
std::optional<std::size_t> from_base64url(std::string_view text, char* out, std::size_t capacity);

}  // namespace hearth
