#include "core/utf8.h"

#include <cstddef>

namespace hearth {
namespace {

/// How many bytes a character has that begins with `lead`; 0 if none may.
std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// The second byte is where overlong forms, surrogates and values above U+10FFFF show (RFC 3629, section 4).
bool second_fits(unsigned char lead, unsigned char second) {
    switch (lead) {
        case 0xE0:
            return second >= 0xA0;
        case 0xED:
            return second < 0xA0;
        case 0xF0:
            return second >= 0x90;
        case 0xF4:
            return second < 0x90;
        default:
            return true;
    }
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = length_of(lead);
        if (length == 0 || length > text.size() - i) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        }
        if (length > 1 && !second_fits(lead, static_cast<unsigned char>(text[i + 1]))) return false;
        i += length;
    }
    return true;
}

char* put_utf8(char* out, std::uint32_t point) {
    const auto tail = [&](std::uint32_t shift) {
        *out++ = static_cast<char>(0x80 | ((point >> shift) & 0x3F));
    };
    if (point < 0x80) {
        *out++ = static_cast<char>(point);
    } else if (point < 0x800) {
        *out++ = static_cast<char>(0xC0 | (point >> 6));
        tail(0);
    } else if (point < 0x10000) {
        *out++ = static_cast<char>(0xE0 | (point >> 12));
        tail(6), tail(0);
    } else {
        *out++ = static_cast<char>(0xF0 | (point >> 18));
        tail(12), tail(6), tail(0);
    }
    return out;
}

}  // namespace hearth
