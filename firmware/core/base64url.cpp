#include "core/base64url.h"

#include <cstdint>

namespace hearth {

std::optional<std::size_t> from_base64url(std::string_view text, char* out, std::size_t capacity) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (text.size() % 4 == 1) return std::nullopt;
    std::uint32_t bits = 0;
    unsigned held = 0;
    std::size_t size = 0;
    for (const char c : text) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        if (size == capacity) return std::nullopt;
        out[size++] = static_cast<char>(bits >> held & 0xFF);
    }
    const bool clean = (bits & ((1U << held) - 1)) == 0;
    return clean ? std::optional{size} : std::nullopt;
}

}  // namespace hearth
