#include "core/hex.h"

namespace hearth {
namespace {

/// The value of one digit, or 16.
std::uint8_t value_of(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<std::uint8_t>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<std::uint8_t>(digit - 'a' + 10);
    if (digit >= 'A' && digit <= 'F') return static_cast<std::uint8_t>(digit - 'A' + 10);
    return 16;
}

}  // namespace

bool from_hex(std::string_view digits, std::uint8_t* out, std::size_t size) {
    if (digits.size() != size * 2) return false;
    for (std::size_t i = 0; i < size; ++i) {
        const auto high = value_of(digits[2 * i]);
        const auto low = value_of(digits[2 * i + 1]);
        if (high > 15 || low > 15) return false;
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

std::string_view to_hex(const std::uint8_t* bytes, std::size_t size, char* out) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (std::size_t i = 0; i < size; ++i) {
        out[2 * i] = kDigits[bytes[i] >> 4];
        out[2 * i + 1] = kDigits[bytes[i] & 15];
    }
    return {out, size * 2};
}

}  // namespace hearth
